package dev.portwright.testkit;

import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a sandbox. Everything in it goes by this clock, and there is one for all its accounts. When a turn has
 * been made, all has happened that was due on the way.
 */
public final class SandboxClock {
    private static final String CLOCK = "/sandbox/clock";

    private final Client client;
    private boolean turned;

    /** @param client with the key of any account of the sandbox */
    public SandboxClock(Client client) {
        this.client = client;
    }

    public Instant now() {
        return Instant.parse(client.get(CLOCK).ok().value("now"));
    }

    /** Stops it where it is. */
    public void freeze() {
        turn("freeze", Body.empty());
    }

    /** Stops it at that time, for tests that want a fixed date. */
    public void freeze(Instant at) {
        turn("freeze", Body.of("at", at));
    }

    /** Moves it forward. */
    public void advance(Duration duration) {
        turn("advance", Body.of("duration", duration.toString()));
    }

    /** Moves it forward to that time. */
    public void advanceTo(Instant time) {
        turn("advance", Body.of("to", time));
    }

    /** Real time again. Whatever has happened stays as it is. */
    public void reset() {
        turn("reset", Body.empty());
        turned = false;
    }

    /** Real time again, if it was turned by this. */
    void resetIfTurned() {
        if (turned) {
            reset();
        }
    }

    private void turn(String how, Body body) {
        turned = true;
        Answer answer = client.post(CLOCK + "/" + how, body).ok();
        if (answer.status() != 200 || !answer.data("jobs_failed").equals("0")) {
            throw new AssertionError("the turn did not go well: " + answer.text());
        }
    }
}
