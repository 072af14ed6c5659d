package dev.portwright.sandbox;

import dev.portwright.platform.time.TurnableClock;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Singleton;

/** Lets the clock forget how it stands and read it again, as the start of a server does. */
@Singleton
public class SandboxClockRestart {
    private final TurnableClock clock;
    private final SandboxClock sandboxClock;

    SandboxClockRestart(TurnableClock clock, SandboxClock sandboxClock) {
        this.clock = clock;
        this.sandboxClock = sandboxClock;
    }

    public void run() {
        clock.turn(TurnableClock.Setting.REAL);
        sandboxClock.start(new StartupEvent());
    }
}
