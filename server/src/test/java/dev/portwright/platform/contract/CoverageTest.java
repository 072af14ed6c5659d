package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each operation says how deep it goes, and what docs/coverage.md counts is not more than there is. */
class CoverageTest {
    private static final Pattern LINE = Pattern.compile("- `(behaves|stored|recorded)` \\(([0-9]+)\\)");

    @Test
    void everyOperationSaysHowDeepItGoes() {
        assertThat(depths().keySet()).isSubsetOf("behaves", "stored", "recorded");
    }

    @Test
    void theDocumentCountsWhatIsServed() throws IOException {
        Map<String, Integer> served = depths();
        Matcher counted = LINE.matcher(Files.readString(Path.of("../docs/coverage.md")));
        int lines = 0;
        while (counted.find()) {
            lines++;
            int said = Integer.parseInt(counted.group(2));
            int there = served.getOrDefault(counted.group(1), 0);
            // Operations of ours are there besides, and not counted.
            assertThat(said).as("run make coverage").isLessThanOrEqualTo(there);
        }
        assertThat(lines).isEqualTo(3);
    }

    @Test
    void theReadmeTellsTheSameFigures() throws IOException {
        String document = Files.readString(Path.of("../docs/coverage.md"));
        Matcher served = Pattern.compile("in June 2025, ([0-9]+) are served").matcher(document);
        assertThat(served.find()).isTrue();
        StringBuilder figures = new StringBuilder(served.group());
        Matcher counted = LINE.matcher(document);
        while (counted.find()) {
            figures.append(' ').append(counted.group(2));
        }
        String readme = Files.readString(Path.of("../README.md"));
        Matcher told = Pattern.compile(served.group() + ":[^.]*\\.").matcher(readme);
        assertThat(told.find()).isTrue();
        assertThat(served.group()
                        + told.group()
                                .substring(served.group().length())
                                .replaceAll("[^0-9]+", " ")
                                .stripTrailing())
                .isEqualTo(figures.toString());
    }

    private static Map<String, Integer> depths() {
        Map<String, Integer> depths = new TreeMap<>();
        for (JsonNode path : Json.read(Contract.json()).path("paths")) {
            for (JsonNode operation : path) {
                if (operation.has("operationId")) {
                    depths.merge(operation.path("x-portwright-depth").asString("none"), 1, Integer::sum);
                }
            }
        }
        return depths;
    }
}
