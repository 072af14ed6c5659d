package dev.portwright.platform.problem;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param detail a sentence that says what is wrong and what to do; never holds a secret
 * @param pointer JSON pointer into the request body, when the body has the problem; cut after {@value #MAX_PLACE}
 *     characters
 * @param parameter name of the query, path or header parameter that has the problem; cut likewise
 * @param resourceId id of what the problem is about, where the request is about several
 */
public record Problem(
        ProblemCode code,
        String detail,
        @Nullable String pointer,
        @Nullable String parameter,
        @Nullable UUID resourceId) {

    /** The longest place; what is longer was made by a client to be long. Where it is cut it ends in three dots. */
    static final int MAX_PLACE = 200;

    /** The longest sentence. Those of this product that quote nothing are shorter. */
    static final int MAX_DETAIL = 1_000;

    public Problem {
        detail = ClientText.cut(detail, MAX_DETAIL);
        pointer = pointer == null ? null : ClientText.cut(pointer, MAX_PLACE);
        parameter = parameter == null ? null : ClientText.cut(parameter, MAX_PLACE);
    }

    /** A problem of a request that is about one thing. */
    public Problem(ProblemCode code, String detail, @Nullable String pointer, @Nullable String parameter) {
        this(code, detail, pointer, parameter, null);
    }

    /** The same problem of one of several things that the request is about. */
    public Problem of(UUID id) {
        return new Problem(code, detail, pointer, parameter, id);
    }

    /** True when the pointer leads to the place itself; false when it was cut or there is none. */
    public boolean isPlaced() {
        return pointer != null && pointer.length() <= MAX_PLACE && !pointer.isEmpty();
    }
}
