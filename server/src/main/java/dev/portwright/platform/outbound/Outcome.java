package dev.portwright.platform.outbound;

/** What became of a request. */
public enum Outcome {
    /** There is an answer, whatever its status. */
    ANSWERED,

    /** Nothing was sent: the target is none that anything is sent to. */
    REFUSED,

    /** The name of the target leads to no address. */
    UNRESOLVED,

    /** No connection could be made. */
    UNREACHABLE,

    /** No answer had begun when the time was over. */
    TIMED_OUT,

    /** The target could not show that it is who it should be, or does not encrypt as it should. */
    TLS,

    /** The connection ended before the answer had begun, or what came is not HTTP. */
    BROKEN
}
