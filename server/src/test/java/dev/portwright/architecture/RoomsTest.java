package dev.portwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.portwright.Room;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each package is a room: it imports what it says, and writes and reads the tables that it says. */
class RoomsTest {
    private static final String PRODUCT = ServerCode.PRODUCT;

    private static final JavaClasses CODE = ServerCode.CLASSES;

    private static final Path SOURCES = Path.of("src/main/java/dev/portwright");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** The second form is a table named by its class, which has the statement for all of them. */
    private static final Pattern WRITES =
            Pattern.compile("(?:(?:INSERT INTO|UPDATE|DELETE FROM)\\s+|AccountRows\\(\\s*\")(\\w+)");

    private static final Pattern READS = Pattern.compile("(?:FROM|JOIN|USING)\\s+(\\w+)");

    private static final Map<String, Room> ROOMS = rooms();

    private static Map<String, Room> rooms() {
        Map<String, Room> rooms = new TreeMap<>();
        for (JavaClass type : CODE) {
            if (type.getSimpleName().equals("package-info") && type.isAnnotatedWith(Room.class)) {
                rooms.put(nameOf(type), type.getAnnotationOfType(Room.class));
            }
        }
        return rooms;
    }

    /** The package without what all have in front; empty for the root. */
    private static String nameOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(PRODUCT) ? "" : name.substring(PRODUCT.length() + 1);
    }

    @Test
    void everyPackageSaysWhatItMayKnow() {
        Set<String> packages = new TreeSet<>();
        CODE.forEach(type -> packages.add(nameOf(type)));
        packages.remove("");
        assertThat(ROOMS.keySet()).containsExactlyElementsOf(packages);
    }

    @Test
    void aPackageImportsWhatItSaysAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass type : CODE) {
            Room room = ROOMS.get(nameOf(type));
            if (room == null) {
                continue;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(PRODUCT + "."))
                    .filter(target -> !nameOf(target).equals(nameOf(type)))
                    .forEach(target -> {
                        List<String> through = Arrays.stream(room.imports())
                                .filter(entry -> covers(entry, nameOf(target)))
                                .toList();
                        used.computeIfAbsent(nameOf(type), name -> new TreeSet<>())
                                .addAll(through);
                        if (through.isEmpty()) {
                            wrong.add(nameOf(type) + " imports " + nameOf(target) + ": " + type.getSimpleName()
                                    + " uses " + target.getSimpleName());
                        }
                    });
        }
        assertThat(wrong).isEmpty();
        ROOMS.forEach((name, room) -> assertThat(used.getOrDefault(name, Set.of()))
                .as("what %s imports of what it says it does", name)
                .containsExactlyInAnyOrder(room.imports()));
    }

    private static boolean covers(String entry, String target) {
        return target.equals(entry) || target.startsWith(entry + ".");
    }

    @Test
    void everyTableBelongsToOnePackage() {
        List<String> claimed = new ArrayList<>();
        ROOMS.values().forEach(room -> claimed.addAll(List.of(room.tables())));
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(tables());
    }

    private static Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        Pattern pattern = Pattern.compile("(CREATE|DROP) TABLE (?:IF (?:NOT )?EXISTS )?(\\w+)");
        for (Path file : files(MIGRATIONS, ".sql")) {
            Matcher found = pattern.matcher(read(file));
            while (found.find()) {
                if (found.group(1).equals("CREATE")) {
                    tables.add(found.group(2));
                } else {
                    tables.remove(found.group(2));
                }
            }
        }
        return tables;
    }

    /** Statements are texts in the code, so the sources are read. */
    @Test
    void aTableIsWrittenByItsOwnPackageAndReadByThoseThatSaySo() {
        Set<String> all = tables();
        Map<String, Set<String>> written = new TreeMap<>();
        Map<String, Set<String>> looked = new TreeMap<>();
        for (Path file : files(SOURCES, ".java")) {
            String room = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
            Room own = ROOMS.get(room);
            if (own == null) {
                continue; // the root
            }
            String text = read(file);
            Set<String> writes = named(text, WRITES, all);
            if (!writes.isEmpty()) {
                written.computeIfAbsent(room, name -> new TreeSet<>()).addAll(writes);
            }
            Set<String> others = named(text, READS, all);
            List.of(own.tables()).forEach(others::remove);
            if (!others.isEmpty()) {
                looked.computeIfAbsent(room, name -> new TreeSet<>()).addAll(others);
            }
        }
        Map<String, Set<String>> tables = new TreeMap<>();
        Map<String, Set<String>> reads = new TreeMap<>();
        ROOMS.forEach((name, room) -> {
            if (room.tables().length > 0) {
                tables.put(name, new TreeSet<>(List.of(room.tables())));
            }
            if (room.reads().length > 0) {
                reads.put(name, new TreeSet<>(List.of(room.reads())));
            }
        });
        assertThat(written).isEqualTo(tables);
        assertThat(looked).isEqualTo(reads);
    }

    private static Set<String> named(String text, Pattern form, Set<String> tables) {
        Set<String> named = new TreeSet<>();
        Matcher found = form.matcher(text);
        while (found.find()) {
            if (tables.contains(found.group(1))) {
                named.add(found.group(1));
            }
        }
        return named;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
