package dev.portwright.platform.outbound;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request. All texts can be kept in a database as they are.
 *
 * @param status of the answer; 0 when there is none
 * @param headers of the answer in their order, each as {@code Name: value}
 * @param body what was kept of the answer's body, read as UTF-8
 * @param cut true when that is not all of it: it was longer than {@value #MOST_BODY_BYTES} bytes, was not complete in
 *     time, or the connection ended amid it
 * @param detail when there is no answer, a sentence that says why; it tells nothing of addresses
 */
public record Answer(
        Outcome outcome,
        int status,
        List<String> headers,
        String body,
        boolean cut,
        @Nullable String detail) {
    /** How many bytes of a body are kept. */
    public static final int MOST_BODY_BYTES = 10_000;

    public Answer {
        headers = List.copyOf(headers);
    }

    static Answer none(Outcome outcome, String detail) {
        return new Answer(outcome, 0, List.of(), "", false, detail);
    }
}
