package dev.portwright.platform.time;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What time it is for others, whatever the product's clock was turned to: for what they check against their own. */
@Singleton
public class MachineTime {
    private final Clock system = Clock.tickMillis(ZoneOffset.UTC);

    public Instant now() {
        return system.instant();
    }
}
