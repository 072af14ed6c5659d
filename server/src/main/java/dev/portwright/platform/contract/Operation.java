package dev.portwright.platform.contract;

import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One operation of the API description: what its body and its query may be. */
public final class Operation {
    private static final JsonPointer BODY = JsonPointer.compile("/requestBody/content/application~1json/schema");

    private final @Nullable BodySchema body;
    private final BodyNames names;
    private final Map<String, QueryParameter> query;

    private Operation(@Nullable BodySchema body, BodyNames names, Map<String, QueryParameter> query) {
        this.body = body;
        this.names = names;
        this.query = query;
    }

    /** Reads an operation of the description. */
    static Operation read(Schemas schemas, JsonPointer operation) {
        JsonPointer body = operation.append(BODY);
        Map<String, QueryParameter> query = new LinkedHashMap<>();
        JsonPointer parameters = operation.appendProperty("parameters");
        for (int i = 0; i < schemas.node(parameters).size(); i++) {
            QueryParameter read = QueryParameter.read(schemas, parameters.appendIndex(i));
            query.merge(read.key(), read, QueryParameter::or);
        }
        boolean takesBody = !schemas.node(body).isMissingNode();
        return new Operation(
                takesBody ? schemas.compiled(body) : null, new BodyNames(schemas, schemas.node(body)), query);
    }

    /** The attributes that the body of this operation must have. */
    static List<String> needed(Schemas schemas, JsonPointer operation) {
        List<String> needed = new ArrayList<>();
        schemas.node(operation.append(BODY)).path("required").forEach(name -> needed.add(name.asString()));
        return needed;
    }

    /**
     * A query string that asks for another page of the same list, fit to stand in a header.
     *
     * @param rawQuery the query that asked for a page, as it was sent, or null when there was none
     */
    public static String withPageNumber(@Nullable String rawQuery, int number) {
        List<String> pairs = new ArrayList<>();
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&")) {
            if (!pair.isEmpty() && !QueryReader.key(pair).equals("page.number")) {
                pairs.add(pair.replace("<", "%3C").replace(">", "%3E"));
            }
        }
        pairs.add("page%5Bnumber%5D=" + number);
        return String.join("&", pairs);
    }

    static JsonNode resolve(JsonNode document, JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.asString().substring(1)) : node;
    }

    /**
     * Reads the body of a request to this operation.
     *
     * @throws ApiException with every place where the body is not what the description asks for
     */
    public JsonNode readBody(byte[] bytes) {
        CheckedBody checked = checkBody(bytes);
        if (!checked.problems().isEmpty()) {
            throw new ApiException(checked.problems());
        }
        return checked.usable();
    }

    /**
     * Reads the body of a request to this operation for rules that go on where the description ends, so that all
     * problems can be told together.
     *
     * @throws ApiException when the body is no JSON, or as a whole not what the description asks for
     */
    public CheckedBody checkBody(byte[] bytes) {
        Problems ofReading = new Problems();
        JsonNode node = Json.readBody(bytes, ofReading);
        if (!node.isContainer()) {
            ofReading.throwIfAny();
        }
        Problems problems = Problems.startingWith(ofReading.all());
        if (body != null) {
            body.check(node, problems);
        }
        return CheckedBody.of(node, ofReading.all(), problems.all());
    }

    /**
     * {@link #checkBody} of what can hardly be undone: names that the description does not know are not passed over, but
     * problems like others.
     */
    public CheckedBody checkExactBody(byte[] bytes) {
        CheckedBody checked = checkBody(bytes);
        Problems problems = Problems.startingWith(checked.problems());
        unknownNames(checked.usable(), MissingNode.getInstance(), Problems.MAX + 1)
                .forEach(unknown -> problems.add(ProblemCode.UNPROCESSABLE.at(unknown.pointer(), unknown.words())));
        return new CheckedBody(checked.usable(), problems.all());
    }

    /**
     * What a body names that the description does not know. It was passed over, and whoever sent it may have meant
     * something else.
     *
     * @param shown what the operation answers with: what is there is known, though it cannot be changed
     * @param most how many to tell at most; nothing is looked at behind them
     */
    public List<UnknownName> unknownNames(JsonNode body, JsonNode shown, int most) {
        return names.unknown(body, shown, most);
    }

    /** True when the body of this operation has such an attribute, at its top. */
    public boolean takes(String attribute) {
        return names.isAtTop(attribute);
    }

    /**
     * Reads the query string of a request to this operation, in every form in which clients write it.
     *
     * @param rawQuery the part of the URL behind the question mark as it was sent, or null when there was none
     * @throws ApiException 10031 for an unknown filter or sort key, else a code that fits, for every bad parameter
     */
    public Query readQuery(@Nullable String rawQuery) {
        return QueryReader.read(query, rawQuery);
    }
}
