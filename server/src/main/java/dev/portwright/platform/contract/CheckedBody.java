package dev.portwright.platform.contract;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ClientText;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body that was held against the API description.
 *
 * @param usable the body without the values that have a problem: members of objects are missing, entries of lists are
 *     null, so that the others keep their places
 * @param problems what is wrong with its form
 */
public record CheckedBody(JsonNode usable, List<Problem> problems) {

    /**
     * @param already problems of which nothing is in the body any more
     * @param problems all of them
     * @throws ApiException with all problems when the body as a whole has one, or when it is not known where one is
     */
    static CheckedBody of(JsonNode body, List<Problem> already, List<Problem> problems) {
        for (Problem problem : problems) {
            if (already.contains(problem)) {
                continue;
            }
            String pointer = problem.pointer();
            if (pointer == null || !problem.isPlaced()) {
                throw new ApiException(problems);
            }
            takeOut(body, JsonPointer.compile(pointer));
        }
        return new CheckedBody(body, problems);
    }

    /**
     * A text of the body that the description wants, as it was sent.
     *
     * @param blank what to tell whoever sent one with nothing to read in it
     * @throws ApiException with everything that is wrong with the body; 10025 when the text is blank
     */
    public String text(String name, String blank) {
        Problems all = Problems.startingWith(problems);
        String text = usable.path(name).asString("");
        if (ClientText.isBlank(text)) {
            all.add(ProblemCode.STRING_LENGTH.at("/" + name, blank));
        }
        all.throwIfAny();
        return text;
    }

    private static void takeOut(JsonNode body, JsonPointer pointer) {
        JsonNode parent = body.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.remove(pointer.last().getMatchingProperty());
        } else if (parent instanceof ArrayNode array && pointer.last().getMatchingIndex() < array.size()) {
            array.setNull(pointer.last().getMatchingIndex());
        }
    }
}
