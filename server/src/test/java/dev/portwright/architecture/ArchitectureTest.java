package dev.portwright.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Which part may know which other, and what no part may do. */
class ArchitectureTest {
    private static final String PRODUCT = ServerCode.PRODUCT;

    private static final JavaClasses CODE = ServerCode.CLASSES;

    /** What a resource sees of the database. */
    private static final Set<String> HANDED_ON = Set.of("Db", "Tx");

    /** Those who decide who may come in, and what resources ask for. */
    private static final Set<String> AT_THE_DOOR = Set.of(
            "CustomerCall",
            "OperatorCall",
            "CustomerFilter",
            "OperatorFilter",
            "FormReceiver",
            "InventoryDoor",
            "OperatorDoor",
            "SandboxDoor",
            "KeyTries",
            "KindResource");

    private static final Set<String> READS_THE_SYSTEM_CLOCK =
            Set.of("now", "currentTimeMillis", "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds");

    /**
     * Constants, which the compiler copies; an exception that callers may catch; what Vert.x finds by its service file
     * and the log by its name.
     */
    private static final Set<String> USED_WITHOUT_A_TRACE =
            Set.of("FrontDoorData", "ReferenceKind", "SealBrokenException", "DoorTransport", "OutageLogFilter");

    @Test
    void partsDoNotDependOnEachOtherInCircles() {
        hold(slices().matching(PRODUCT + ".(*)..").should().beFreeOfCycles());
        hold(slices().matching(PRODUCT + ".platform.(*)..").should().beFreeOfCycles());
    }

    @Test
    void nobodyKnowsTheProgramAndOnlyTheProgramTheSandbox() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(PRODUCT + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PRODUCT + ".app.."));
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(PRODUCT + ".app..", PRODUCT + ".sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PRODUCT + ".sandbox.."));
    }

    /** The commands run without the container, so they make the clock that {@code platform.time} makes for servers. */
    @Test
    void theTimeComesFromTheOneClock() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(PRODUCT + ".platform.time..")
                .and()
                .doNotHaveFullyQualifiedName(PRODUCT + ".app.CommandDatabase")
                .should()
                .accessTargetWhere(describe("reads the system's clock", ArchitectureTest::readsTheSystemClock)));
    }

    private static boolean readsTheSystemClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        boolean teller = owner.startsWith("java.time.") || owner.equals("java.lang.System");
        boolean zoneOnly = owner.equals("java.time.ZoneId");
        return teller && !zoneOnly && READS_THE_SYSTEM_CLOCK.contains(access.getName());
    }

    /** A resource hands a transaction on, but runs no statement. */
    @Test
    void resourcesLeaveTheDatabaseToServices() {
        hold(noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat(describe(
                        "run statements",
                        type -> type.getPackageName().startsWith("java.sql")
                                || type.getPackageName().startsWith("javax.sql")
                                || (isIn(type, PRODUCT + ".platform.db") && !HANDED_ON.contains(topOf(type))))));
    }

    /** A path of a class with an order's id in it is tried, in vain, for each reading of an order. */
    @Test
    void whatBelongsToAnOrderHasItsIdInThePathsOfMethods() {
        assertThat(CODE.stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .filter(type ->
                                type.getAnnotationOfType(Path.class).value().startsWith("/v2/porting_orders/{"))
                        .map(JavaClass::getSimpleName))
                .isEmpty();
    }

    /** What a service does must not depend on how it was asked for. */
    @Test
    void onlyResourcesAndFiltersKnowHttp() {
        hold(noClasses()
                .that()
                .areNotAnnotatedWith(Path.class)
                .and()
                .areNotAnnotatedWith(Provider.class)
                .and()
                .resideOutsideOfPackages(PRODUCT + ".platform.http..", PRODUCT + ".app..")
                .and(describe("do not stand at the door", type -> !AT_THE_DOOR.contains(topOf(type))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PRODUCT + ".platform.http.."));
    }

    private static String topOf(JavaClass type) {
        String name = type.getFullName().substring(type.getPackageName().length() + 1);
        return name.split("\\$", 2)[0];
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> packages = CODE.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> marked = CODE.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(marked).containsAll(packages);
    }

    @Test
    void publicTypesAreThoseThatAnotherPackageUses() {
        Map<JavaClass, Boolean> used = new HashMap<>();
        for (JavaClass type : CODE) {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            JavaClass top = outermost;
            type.getDirectDependenciesToSelf()
                    .forEach(dependency -> used.merge(
                            top,
                            !dependency.getOriginClass().getPackageName().equals(type.getPackageName()),
                            Boolean::logicalOr));
        }
        hold(classes()
                .that()
                .areTopLevelClasses()
                .and()
                .arePublic()
                .should(new ArchCondition<JavaClass>("be used from another package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean startedByJava = type.getMethods().stream()
                                .anyMatch(method -> method.getName().equals("main")
                                        && method.getModifiers().contains(JavaModifier.PUBLIC));
                        events.add(new SimpleConditionEvent(
                                type,
                                startedByJava
                                        || USED_WITHOUT_A_TRACE.contains(type.getSimpleName())
                                        || used.getOrDefault(type, false),
                                type.getName() + " is public but only its own package uses it"));
                    }
                }));
    }

    private static void hold(ArchRule rule) {
        rule.check(CODE);
    }

    private static boolean isIn(JavaClass type, String packageName) {
        return type.getPackageName().equals(packageName)
                || type.getPackageName().startsWith(packageName + ".");
    }

    private static <T> DescribedPredicate<T> describe(String text, Predicate<? super T> predicate) {
        return DescribedPredicate.describe(text, predicate);
    }
}
