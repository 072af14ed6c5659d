package dev.portwright.resource;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a kind does beyond what every kind does: a bean beside its resource class. It runs in the transaction of the change and
 * writes no resource itself.
 */
public interface Behaviour {
    /** The kind whose behaviour it is. */
    String kind();

    /**
     * A resource that is about to be kept.
     *
     * @param id of the resource
     * @param body what will be kept; may be completed and changed
     * @param before what was kept, with masked secrets; null for a new one
     * @param problems of the request so far, to which others can be added with pointers into its body
     */
    record Draft(
            Tx tx,
            UUID accountId,
            String id,
            ObjectNode body,
            @Nullable ObjectNode before,
            Problems problems) {

        /** Says what is wrong with an attribute, by its path with dots, unless something is told of it already. */
        public void problem(String path, ProblemCode code, String detail) {
            problems(List.of(code.at("/" + path.replace('.', '/'), detail)));
        }

        /** Says several things that are wrong; of a place of which something is told already nothing more. */
        public void problems(List<Problem> further) {
            further.stream()
                    .filter(one ->
                            problems.all().stream().noneMatch(known -> Objects.equals(known.pointer(), one.pointer())))
                    .forEach(problems::add);
        }
    }

    /** Completes what will be kept, and says what is wrong with it. */
    default void prepare(Draft draft) {}
}
