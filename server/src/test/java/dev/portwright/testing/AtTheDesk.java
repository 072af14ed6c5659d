package dev.portwright.testing;

import dev.portwright.testkit.Desk;
import dev.portwright.testkit.PhoneNumbers;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A desk with a clock that stands, an account, and numbers that no other test has: what tests of the desk begin with. */
public abstract class AtTheDesk {
    protected static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    protected TestServer server;

    @Inject
    protected TestClock clock;

    protected final String one = PhoneNumbers.next();
    protected final String two = PhoneNumbers.next();
    protected Desk desk;
    protected Tenant tenant;

    @BeforeEach
    void open() {
        clock.set(NOW);
        tenant = server.tenant();
        desk = Api.desk();
    }

    @AfterEach
    void close() {
        clock.release();
    }
}
