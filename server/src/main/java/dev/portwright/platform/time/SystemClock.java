package dev.portwright.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** Gives the product its one clock. Everything else takes a {@link Clock} and never asks the
 * system for the time. It ticks in milliseconds, which the database holds exactly. */
class SystemClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
