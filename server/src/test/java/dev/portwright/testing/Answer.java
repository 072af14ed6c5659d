package dev.portwright.testing;

import dev.portwright.platform.json.Json;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the server under test has answered. */
public record Answer(int status, HttpHeaders headers, String text) {

    public JsonNode json() {
        return Json.read(text);
    }

    public JsonNode data() {
        return json().path("data");
    }

    /** The value at a dotted path under {@code data}, as JSON text. */
    public String data(String path) {
        return data().at("/" + path.replace('.', '/')).toString();
    }

    /** The values of one attribute over a list. */
    public List<String> column(String path) {
        List<String> values = new ArrayList<>();
        data().forEach(entry -> {
            JsonNode value = entry.at("/" + path.replace('.', '/'));
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
