package dev.portwright.platform.contract.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * Writes a document as people would: long texts as blocks, what is short and flat on one line, and quotes where a reader
 * of YAML 1.1 or 1.2 could take a text for something else.
 */
final class ReadableYaml {
    private static final int WIDTH = 120;

    /** Longer texts are blocks. */
    private static final int LONG_TEXT = 90;

    /** What is flat and shorter stands on one line. */
    private static final int SHORT = 80;

    /** Texts that no reader takes for a number, a date or a sign of YAML; the library knows where commas and brackets go. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/$][\\p{L}0-9 _./$()\\[\\]{},;'\"`+*=<>…–-]*");

    private static final Pattern TRUTH = Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setWidth(WIDTH)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setUseUnicodeEncoding(true)
            .build();

    private ReadableYaml() {}

    static String write(JsonNode document) {
        StringBuilder text = new StringBuilder();
        new Dump(SETTINGS).dumpNode(node(document), new StreamDataWriter() {
            @Override
            public void write(String part) {
                text.append(part);
            }

            @Override
            public void write(String part, int offset, int length) {
                text.append(part, offset, offset + length);
            }
        });
        return text.toString();
    }

    private static Node node(JsonNode json) {
        if (json.isObject()) {
            List<NodeTuple> entries = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                entries.add(new NodeTuple(text(entry.getKey(), true), node(entry.getValue())));
            }
            return new MappingNode(Tag.MAP, entries, isShort(json) ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (json.isArray()) {
            List<Node> entries = new ArrayList<>();
            json.forEach(entry -> entries.add(node(entry)));
            return new SequenceNode(Tag.SEQ, entries, isShort(json) ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (json.isString()) {
            return text(json.asString(), false);
        }
        Tag tag =
                json.isNull() ? Tag.NULL : json.isBoolean() ? Tag.BOOL : json.isIntegralNumber() ? Tag.INT : Tag.FLOAT;
        return new ScalarNode(tag, json.toString(), ScalarStyle.PLAIN);
    }

    /** Whether it is on one line: nothing inside that has parts itself, no long text, and little enough. */
    private static boolean isShort(JsonNode json) {
        if (json.isEmpty()) {
            return true;
        }
        for (JsonNode part : json) {
            if (part.isContainer() && !part.isEmpty()) {
                return false;
            }
            if (part.asString("").indexOf('\n') >= 0) {
                return false;
            }
        }
        return json.toString().length() <= SHORT;
    }

    private static ScalarNode text(String text, boolean key) {
        ScalarStyle style = ScalarStyle.SINGLE_QUOTED;
        if (!key && text.indexOf('\n') >= 0 && text.indexOf('\r') < 0) {
            style = ScalarStyle.LITERAL;
        } else if (!key && text.length() > LONG_TEXT) {
            style = ScalarStyle.FOLDED;
        } else if (isPlain(text)) {
            style = ScalarStyle.PLAIN;
        }
        return new ScalarNode(Tag.STR, text, style);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches()
                && !text.endsWith(" ")
                && !TRUTH.matcher(text).matches();
    }
}
