package dev.portwright.platform.time;

import dev.portwright.platform.config.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The product's one clock. Everything takes a {@link Clock} and never asks the system for the time. It ticks in
 * milliseconds, which the database holds exactly. In a sandbox it can be turned; in desk mode it shows the system's
 * time and nothing else.
 */
@Singleton
public final class TurnableClock extends Clock {
    private final Clock system = Clock.tickMillis(ZoneOffset.UTC);
    private final boolean turnable;
    private volatile Setting setting = Setting.REAL;

    TurnableClock(Settings settings) {
        this.turnable = settings.sandbox();
    }

    /**
     * How the clock stands.
     *
     * @param offset what it is ahead of the system's time while it ticks
     * @param frozenAt the time it shows for as long as it does not tick; null when it ticks
     */
    public record Setting(Duration offset, @Nullable Instant frozenAt) {
        /** Ticks with the system. */
        public static final Setting REAL = new Setting(Duration.ZERO, null);

        public static Setting frozen(Instant at) {
            return new Setting(Duration.ZERO, at);
        }

        public boolean isFrozen() {
            return frozenAt != null;
        }
    }

    public Setting setting() {
        return setting;
    }

    /**
     * Turns the clock.
     *
     * @throws IllegalStateException in desk mode
     */
    public void turn(Setting to) {
        if (!turnable) {
            throw new IllegalStateException("the clock of a desk cannot be turned");
        }
        setting = to;
    }

    /** A setting that shows this time now and ticks on from it. */
    public Setting tickingFrom(Instant now) {
        return new Setting(Duration.between(system.instant(), now), null);
    }

    /** The time without any turning. */
    public Instant systemTime() {
        return system.instant();
    }

    @Override
    public Instant instant() {
        Setting current = setting;
        Instant frozen = current.frozenAt;
        return frozen != null ? frozen : system.instant().plus(current.offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock read in another zone; it is turned with this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        TurnableClock turned = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return turned.withZone(other);
            }

            @Override
            public Instant instant() {
                return turned.instant();
            }
        };
    }
}
