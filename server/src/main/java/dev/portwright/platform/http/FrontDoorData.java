package dev.portwright.platform.http;

/** Names of what is known of a request while it is served, in its routing data. */
public final class FrontDoorData {
    /** The id of the request. */
    public static final String REQUEST_ID = "portwright.request-id";

    /** Who called, in words fit for the access log. */
    public static final String CALLER = "portwright.caller";

    /** The exchange of the request: known for as long as it is worked on, which may be longer than its connection. */
    static final String EXCHANGE = "portwright.exchange";

    /** There when the connection is to be closed in place of the answer. */
    static final String ANSWER_DROPPED = "portwright.answer-dropped";

    private FrontDoorData() {}
}
