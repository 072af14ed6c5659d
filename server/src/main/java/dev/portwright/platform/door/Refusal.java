package dev.portwright.platform.door;

/**
 * Why a request goes no further than the door. The connection ends with its answer.
 *
 * @param status the HTTP status to answer with
 * @param reason a sentence for the client; never quotes what it sent
 */
public record Refusal(int status, String reason) {
    static Refusal malformed(String reason) {
        return new Refusal(400, reason);
    }
}
