package dev.portwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the manual is a test, word by word. */
class ManualTest {
    @Test
    void theExampleIsTheTest() throws IOException {
        String manual = Files.readString(Path.of("..", "docs", "testkit.md"));
        String test = Files.readString(Path.of("src/test/java/dev/portwright/testkit/WholePortTest.java"));
        String example = test.substring(test.indexOf("@PortwrightTest\n"));
        assertThat(manual).contains("```java\n" + example + "```\n");
    }
}
