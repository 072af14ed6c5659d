package dev.portwright.platform.door;

/**
 * Why a request goes no further than the door. The connection ends with its answer.
 *
 * @param status the HTTP status to answer with
 * @param reason a sentence for the client; never quotes what it sent
 */
public record Refusal(int status, String reason) {
    /** The status of a request whose method no path takes. The answer says which methods this one takes. */
    public static final int METHOD = 405;

    /** The status of a request that comes while there are too many connections. Worth sending again. */
    public static final int CROWDED = 503;

    static Refusal malformed(String reason) {
        return new Refusal(400, reason);
    }
}
