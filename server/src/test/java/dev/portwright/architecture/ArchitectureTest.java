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
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part may know which other, and what no part may do. */
class ArchitectureTest {
    private static final String PRODUCT = "dev.portwright";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PRODUCT);

    private static final Set<String> READS_THE_SYSTEM_CLOCK =
            Set.of("now", "currentTimeMillis", "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds");

    /**
     * Constants, which the compiler copies; an exception that callers may catch; what Vert.x finds by its service file
     * and the log by its name.
     */
    private static final Set<String> USED_WITHOUT_A_TRACE =
            Set.of("FrontDoorData", "SealBrokenException", "DoorTransport", "OutageLogFilter");

    @Test
    void partsDoNotDependOnEachOtherInCircles() {
        hold(slices().matching(PRODUCT + ".(*)..").should().beFreeOfCycles());
        hold(slices().matching(PRODUCT + ".platform.(*)..").should().beFreeOfCycles());
    }

    /** What each package says of itself in its description, here checked. */
    @ParameterizedTest
    @CsvSource({
        "phonenumber, ''",
        "foc, phonenumber",
        "event, platform account",
        "account, platform",
        "requirement, platform account",
        "exceptiontype, platform account",
        "reference, platform account",
        "inventory, platform account reference",
        "carrier, platform account phonenumber",
        "portability, platform account phonenumber carrier",
        "portingorder, platform account carrier event exceptiontype foc inventory phonenumber portability reference requirement",
        "activation, platform account foc portingorder",
        "operator, platform account phonenumber portingorder",
        "comment, platform account event portingorder",
        "platform, ''",
        "platform.problem, platform.problem",
        "platform.time, platform.time platform.config",
        "platform.config, platform.config",
        "platform.db, platform.problem",
        "platform.json, platform.problem",
        "platform.contract, platform.json platform.problem",
        "platform.contract.bundle, ''",
        "platform.crypto, platform.config platform.db platform.job",
        "platform.id, platform.time",
        "platform.job, platform.config platform.db platform.time",
    })
    void aPartImportsOnlyWhatItMay(String part, String allowed) {
        Set<String> packages = Stream.concat(Stream.of(part), Stream.of(allowed.split(" ")))
                .filter(name -> !name.isEmpty())
                .map(name -> PRODUCT + "." + name)
                .collect(Collectors.toSet());
        hold(noClasses()
                .that()
                .resideInAnyPackage(PRODUCT + "." + part + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are of the product but outside " + packages,
                        type -> isIn(type, PRODUCT) && packages.stream().noneMatch(name -> isIn(type, name)))));
    }

    @Test
    void onlyTheProgramKnowsTheSandbox() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackages(PRODUCT + ".app..", PRODUCT + ".sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PRODUCT + ".sandbox.."));
    }

    @Test
    void nobodyKnowsTheProgram() {
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(PRODUCT + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(PRODUCT + ".app.."));
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

    @Test
    void resourcesLeaveTheDatabaseToServices() {
        hold(noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PRODUCT + ".platform.db..", "java.sql..", "javax.sql.."));
    }

    @Test
    void storesOfOrdersAreKeptWithinTheirPart() {
        hold(classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .and()
                .resideInAPackage(PRODUCT + ".portingorder..")
                .should()
                .notBePublic());
    }

    /** Statements are texts in the code, so the sources are read: who writes a table owns it. */
    @ParameterizedTest
    @CsvSource({
        "porting_order, portingorder",
        "porting_phone_number, portingorder",
        "porting_order_change, portingorder",
        "draft_count, portingorder",
        "activation_job, activation",
        "sandbox_scenario, sandbox",
        "desk_request, operator",
        "event, event",
        "porting_comment, comment",
        "account, account",
        "account_user, account",
        "account_change, account",
        "api_key, account",
        "account_reference, reference",
        "requirement_group, requirement",
        "inventory_number, inventory",
        "idempotent_request, platform",
        "scheduled_tasks, platform",
        "sandbox_clock, sandbox",
    })
    void eachTableIsWrittenByOnePart(String table, String owner) throws IOException {
        Pattern writes = Pattern.compile("(INSERT INTO|UPDATE|DELETE FROM)\\s+" + table + "\\b(?!_)");
        java.nio.file.Path sources = java.nio.file.Path.of("src/main/java/dev/portwright");
        try (Stream<java.nio.file.Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> writes.matcher(read(file)).find())
                            .map(file -> sources.relativize(file).getName(0).toString())
                            .distinct())
                    .containsExactly(owner);
        }
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

    private static String read(java.nio.file.Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
