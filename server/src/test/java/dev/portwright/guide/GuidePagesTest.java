package dev.portwright.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuidePagesTest {
    /** For those who change the product. */
    private static final List<String> NOT_FOR_USERS =
            List.of("adding-a-feature", "adding-a-kind", "adding-an-operation", "every-operation");

    @Test
    void everyGuideIsAPage() throws IOException {
        try (var files = Files.list(Path.of("../docs"))) {
            List<String> guides = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .map(name -> name.substring(0, name.length() - ".md".length()))
                    .filter(name -> !NOT_FOR_USERS.contains(name))
                    .toList();
            assertThat(GuidePages.GUIDES).containsExactlyInAnyOrderElementsOf(guides);
        }
    }
}
