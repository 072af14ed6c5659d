package dev.portwright.platform.http;

import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;

/** What to say when all that is known of a refusal is its HTTP status. */
final class StatusProblem {
    private StatusProblem() {}

    static Problem of(int status) {
        return switch (status) {
            case 401 -> ProblemCode.UNAUTHENTICATED.because("Send a valid key as 'Authorization: Bearer KEY'.");
            case 404 ->
                ProblemCode.NOT_FOUND.because("There is nothing at this path. The operations are listed at /docs.");
            case 405 ->
                ProblemCode.METHOD_NOT_ALLOWED.because("This path does not take that method; see the Allow header.");
            case 406 ->
                ProblemCode.NOT_ACCEPTABLE.in("Accept", "The answer cannot be given in an accepted media type.");
            case 408 -> ProblemCode.REQUEST_TIMEOUT.because("The request did not come to its end in time.");
            case 413 -> ProblemCode.PAYLOAD_TOO_LARGE.because("The body is larger than this path takes.");
            case 414 -> ProblemCode.BAD_REQUEST.because("The request line is too long.");
            case 415 ->
                ProblemCode.UNSUPPORTED_MEDIA_TYPE.in(
                        "Content-Type",
                        "Send the body as application/json, of a PATCH also as application/merge-patch+json, or as text/csv"
                                + " where the reference says so.");
            case 417 -> ProblemCode.BAD_REQUEST.in("Expect", "The only expectation taken is '100-continue'.");
            case 431 -> ProblemCode.BAD_REQUEST.because("The request headers are too large.");
            case 500 ->
                ProblemCode.UNEXPECTED.because(
                        "The server failed in a way it should not have. Report it with the x-request-id of this answer.");
            case 503 -> ProblemCode.UNAVAILABLE.because("The server is starting or stopping. Try again shortly.");
            default -> ProblemCode.BAD_REQUEST.because("The request is not well-formed HTTP.");
        };
    }
}
