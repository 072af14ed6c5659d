package dev.portwright.inventory;

import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An account with one number, the only one that there is: what tests of what is done with a number begin with. */
abstract class AtOneNumber {
    static final String PATH = "/v2/phone_numbers/";

    @Inject
    TestServer server;

    @Inject
    Landings landings;

    @Inject
    TestClock clock;

    Tenant tenant;
    String id;

    @BeforeEach
    void number() {
        server.run("DELETE FROM inventory_number");
        tenant = server.tenant();
        landings.land(
                tenant,
                draft -> draft.ids("trunk", "profile", "group", "address").named("REF", "a"),
                "+13035550001");
        id = Landings.id(tenant, "+13035550001");
    }

    @AfterEach
    void releaseClock() {
        clock.release();
    }
}
