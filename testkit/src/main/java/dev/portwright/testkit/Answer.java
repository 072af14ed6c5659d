package dev.portwright.testkit;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server has answered. */
public record Answer(int status, HttpHeaders headers, String text) {
    /** Numbers stay as they were written. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public JsonNode json() {
        return MAPPER.readTree(text);
    }

    public JsonNode data() {
        return json().path("data");
    }

    /** The value at a dotted path under {@code data}, as JSON text. */
    public String data(String path) {
        return at(data(), path).toString();
    }

    /** The text at a dotted path under {@code data}; empty when there is none. */
    public String value(String path) {
        return at(data(), path).asString("");
    }

    /** The values of one attribute over a list. */
    public List<String> column(String path) {
        List<String> values = new ArrayList<>();
        data().forEach(entry -> {
            JsonNode value = at(entry, path);
            values.add(value.isString() ? value.asString() : value.toString());
        });
        return values;
    }

    /** The id of the object, or of the only one in the list. */
    public String id() {
        JsonNode data = data();
        if (data.isArray() && data.size() != 1) {
            throw new AssertionError("not one object but " + data.size() + ": " + text);
        }
        return (data.isArray() ? data.get(0) : data).path("id").asString();
    }

    /** Each problem as its code and the pointer or parameter it names. */
    public List<String> problems() {
        return entries(json().path("errors"));
    }

    /** Each warning as its code and pointer. */
    public List<String> warnings() {
        return entries(json().path("meta").path("warnings"));
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /**
     * This answer, when it is one of those that say that all went well.
     *
     * @throws AssertionError with what the server said instead
     */
    public Answer ok() {
        if (status < 200 || status > 299) {
            throw new AssertionError(status + " " + text);
        }
        return this;
    }

    private static JsonNode at(JsonNode node, String path) {
        return node.at("/" + path.replace('.', '/'));
    }

    private static List<String> entries(JsonNode list) {
        List<String> entries = new ArrayList<>();
        for (JsonNode entry : list) {
            JsonNode source = entry.path("source");
            entries.add((entry.path("code").asString() + " "
                            + source.path("pointer").asString("")
                            + source.path("parameter").asString(""))
                    .stripTrailing());
        }
        return entries;
    }
}
