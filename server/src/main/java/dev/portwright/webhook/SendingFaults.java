package dev.portwright.webhook;

import dev.portwright.platform.outbound.Answer;
import java.util.UUID;
import java.util.function.Supplier;

/** Has attempts go wrong on purpose. Where there is no such bean none does. */
public interface SendingFaults {
    /** Everything is sent as it should be. */
    SendingFaults NONE = (account, url, attempt) -> Way.STRAIGHT;

    /**
     * Decides how an attempt goes. Called for attempts to one endpoint in the order in which they begin; must not take time.
     *
     * @param attempt which one of its delivery it is, from 1
     */
    Way way(UUID accountId, String url, int attempt);

    /** How an attempt goes. */
    @FunctionalInterface
    interface Way {
        /** As it should. */
        Way STRAIGHT = Supplier::get;

        /**
         * Makes the attempt, on a virtual thread, or something else in its place; must be over well before the lease of an
         * endpoint is.
         *
         * @param send sends the webhook; may be called any number of times
         * @return what is taken for the receiver's answer
         */
        Answer go(Supplier<Answer> send);
    }
}
