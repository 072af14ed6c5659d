package dev.portwright.platform.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param detail a sentence that says what is wrong and what to do; never holds a secret
 * @param pointer JSON pointer into the request body, when the body has the problem
 * @param parameter name of the query, path or header parameter that has the problem
 */
public record Problem(
        ProblemCode code,
        String detail,
        @Nullable String pointer,
        @Nullable String parameter) {}
