package dev.portwright.event;

import dev.portwright.platform.job.Bell;
import java.time.Duration;
import java.util.UUID;

/** A stream of an account's events that a client reads: how far it is, and what wakes it. */
final class OpenStream {
    private final UUID accountId;
    private final Bell bell = new Bell();
    private volatile long position;
    private volatile boolean closed;

    /** @param position the place of the last event that the client has had */
    OpenStream(UUID accountId, long position) {
        this.accountId = accountId;
        this.position = position;
        // Nobody tells it of what came before it was opened.
        bell.ring();
    }

    UUID accountId() {
        return accountId;
    }

    long position() {
        return position;
    }

    void isAt(long place) {
        position = place;
    }

    /** There may be events after its position. */
    void ring() {
        bell.ring();
    }

    /** Waits until it is rung or closed, and no longer than this. */
    void await(Duration most) {
        bell.await(most);
    }

    boolean isClosed() {
        return closed;
    }

    void end() {
        closed = true;
        bell.ring();
    }
}
