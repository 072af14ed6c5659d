package dev.portwright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Shared locks are told apart by numbers, which nobody gives out. */
class LockPurposesTest {
    private static final Pattern USE =
            Pattern.compile("SharedLocks\\.(?:turn|takePart|lock)\\(\\s*\\w+(?:\\.\\w+\\(\\))?,\\s*(\\w+)");

    @Test
    void eachPurposeHasANumberOfItsOwn() throws IOException {
        List<String> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/portwright"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                USE.matcher(text)
                        .results()
                        .map(use -> use.group(1))
                        .distinct()
                        .forEach(purpose -> numbers.add(number(text, purpose, file)));
            }
        }
        assertThat(numbers).hasSizeGreaterThan(6).doesNotHaveDuplicates();
    }

    private static String number(String text, String purpose, Path file) {
        Matcher found =
                Pattern.compile("static final int " + purpose + " = (\\d+);").matcher(text);
        assertThat(found.find()).as("%s says what %s is", file, purpose).isTrue();
        return found.group(1);
    }
}
