package dev.portwright.platform.contract.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.contract.Contract;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The YAML says what the JSON says, in a form for people. */
class ReadableYamlTest {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theDescriptionIsTheSameInBothForms() {
        String yaml = new String(Contract.yaml(), StandardCharsets.UTF_8);
        assertThat(YAML.readTree(yaml)).isEqualTo(JSON.readTree(Contract.json()));
    }

    @Test
    void textsStayAsTheyWereAndReadWell() {
        String yaml = """
                short: { $ref: '#/x', required: true, list: [] }
                list: [a, b c]
                long: >-
                  A text of one line that is longer than what anybody likes to read on one line goes on on the next and the one after it,
                  as far as it takes.
                lines: |
                  Two

                  lines.
                deep:
                  - a:
                      - b
                      - { c: d }
                '200': 1
                no: nothing
                """.replace("no: nothing", "'no': nothing");
        assertThat(ReadableYaml.write(YAML.readTree(yaml)))
                .isEqualTo(yaml.replace("{ ", "{").replace(" }", "}"));
    }

    @Test
    void noTextCanBeTakenForSomethingElse() {
        JsonNode texts = JSON.readTree("""
                ["10031", "1.5", "2026-03-02", "2026-03-02T15:00:00Z", "12:30", "yes", "Off", "null", "~", "", " a", "a ",
                 "true", "0x1F", "1e3", "- a", "a: b", "a #b", "*a", "&a", "{a", "[a", "%a", "@a", "`a", "'a'", "a\\r\\nb",
                 "a\\n", "\\na", "a\\n\\n", "a  \\nb", "\\t", "…"]
                """);
        for (JsonNode text : texts) {
            String yaml = ReadableYaml.write(JSON.createObjectNode().set("text", text));
            assertThat(YAML.readTree(yaml).path("text")).as(yaml).isEqualTo(text);
        }
        assertThat(ReadableYaml.write(texts).lines().limit(10)).allMatch(line -> line.startsWith("  - '"));
    }
}
