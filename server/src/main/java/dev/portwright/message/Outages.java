package dev.portwright.message;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Which media cannot be used at present, and when to try them again. What this server has found, for this server. */
final class Outages {
    private static final Logger LOG = Logger.getLogger(Outages.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int MOST_DOUBLED = 6;

    private record Outage(int tries, Instant from, Instant until) {}

    private final Map<Medium, Outage> outages = new EnumMap<>(Medium.class);

    /**
     * When the medium may be tried: now, unless it could not be used the last time and the pause after that is not over. A
     * clock that was turned back behind the last try ends the pause.
     */
    synchronized Instant usable(Medium medium, Instant now) {
        Outage outage = outages.get(medium);
        return outage == null || now.isBefore(outage.from) || now.isAfter(outage.until) ? now : outage.until;
    }

    /** A try has failed: the next one is 10 seconds later, then 20, up to some ten minutes. */
    synchronized void begun(Medium medium, Instant now, MessageSender.Unreachable reason) {
        Outage before = outages.get(medium);
        int tries = before == null ? 0 : before.tries;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLED));
        outages.put(medium, new Outage(tries + 1, now, now.plus(pause)));
        LOG.warnf(
                "No %s can be sent, %d times in a row by now: %s. It is tried again at %s.",
                medium.word(), tries + 1, reason.reason(), now.plus(pause));
    }

    synchronized void ended(Medium medium) {
        if (outages.remove(medium) != null) {
            LOG.infof("%s can be sent again.", medium.word());
        }
    }
}
