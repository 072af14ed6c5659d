package dev.portwright.sandbox.fault;

import dev.portwright.platform.outbound.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with webhooks.
 *
 * @param delayMs how long a latency is; null for others
 * @param receiver whose webhooks it is about; null for all
 */
record SendingFault(
        Kind kind,
        Strikes strikes,
        @Nullable Integer delayMs,
        @Nullable ReceiverHost receiver) {

    /** What goes wrong. */
    enum Kind {
        /** It is sent later. */
        LATENCY,
        /** It is not sent, and has failed at once. */
        ERROR,
        /** It is lost on its way: nothing arrives, and no answer comes in time. */
        DROP,
        /** It arrives, and the answer is lost. */
        DROP_ANSWER,
        /** It is sent twice. */
        DUPLICATE,
        /** At its first attempt it is held back, so that what comes meanwhile arrives before it. */
        OUT_OF_ORDER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isAbout(Target target, int attempt) {
        return (receiver == null || receiver.is(target)) && (kind != Kind.OUT_OF_ORDER || attempt == 1);
    }
}
