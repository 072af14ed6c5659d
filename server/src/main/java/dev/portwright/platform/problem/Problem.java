package dev.portwright.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param detail a sentence that says what is wrong and what to do; never holds a secret
 * @param pointer JSON pointer into the request body, when the body has the problem; cut after {@value #MAX_PLACE}
 *     characters
 * @param parameter name of the query, path or header parameter that has the problem; cut likewise
 */
public record Problem(
        ProblemCode code,
        String detail,
        @Nullable String pointer,
        @Nullable String parameter) {

    /** The longest place; what is longer was made by a client to be long. Where it is cut it ends in three dots. */
    static final int MAX_PLACE = 200;

    /** The longest sentence. Those of this product that quote nothing are shorter. */
    static final int MAX_DETAIL = 1_000;

    public Problem {
        detail = ClientText.cut(detail, MAX_DETAIL);
        pointer = pointer == null ? null : ClientText.cut(pointer, MAX_PLACE);
        parameter = parameter == null ? null : ClientText.cut(parameter, MAX_PLACE);
    }

    /** True when the pointer leads to the place itself; false when it was cut or there is none. */
    public boolean isPlaced() {
        return pointer != null && pointer.length() <= MAX_PLACE && !pointer.isEmpty();
    }
}
