package dev.portwright.platform.contract;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;

/**
 * A query parameter of the API description in its normal form, so that {@code filter[a.b]}, {@code filter[a][b]} and
 * {@code filter[a][b][eq]} are one and the same.
 *
 * @param key normal form, such as {@code filter.phone_numbers.country_code}
 * @param name the name in the description, used in messages
 * @param type JSON type of one value: string, integer or boolean
 * @param many whether several values can be given
 */
record QueryParameter(String key, String name, String type, boolean many, BodySchema schema) {

    static QueryParameter read(Schemas schemas, JsonPointer parameter) {
        String name = schemas.node(parameter).path("name").asString();
        JsonPointer schema = schemas.referred(parameter).appendProperty("schema");
        boolean many = schemas.node(schema).path("type").asString("").equals("array");
        JsonPointer value = many ? schemas.referred(schema).appendProperty("items") : schema;
        String type = schemas.node(value).path("type").asString("string");
        return new QueryParameter(key(name), name, type, many, schemas.compiled(value));
    }

    /** The parameter that stands twice in the description, as one value and as a list, is one that takes both. */
    QueryParameter or(QueryParameter other) {
        return new QueryParameter(key, many ? other.name : name, type, many || other.many, schema);
    }

    /** The normal form of a name as a client wrote it. */
    static String key(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.replace("]", "").split("[\\[.]", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        // filter[a][in][0] and sort[0]: some libraries number the entries of a list.
        if (parts.size() > 1 && parts.getLast().matches("[0-9]{1,4}")) {
            parts.removeLast();
        }
        String last = parts.isEmpty() ? "" : parts.getLast();
        boolean operator = parts.size() > 2 && (last.equals("in") || last.equals("eq"));
        boolean sortValue = parts.size() == 2 && parts.getFirst().equals("sort") && last.equals("value");
        return String.join(".", operator || sortValue ? parts.subList(0, parts.size() - 1) : parts);
    }
}
