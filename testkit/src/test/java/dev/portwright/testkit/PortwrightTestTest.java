package dev.portwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the extension promises, and what a program that does not start says. */
@PortwrightTest("PORTWRIGHT_API_KEY=a-key-for-the-testkit")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PortwrightTestTest {
    private static final String NUMBER = PhoneNumbers.next();

    @Test
    @Order(1)
    void aClockThatATestTurns(Tenant tenant, SandboxClock clock) {
        tenant.order(NUMBER);
        clock.freeze(Instant.parse("2026-03-11T15:00:00Z"));
        assertThat(clock.now()).isEqualTo("2026-03-11T15:00:00Z");
    }

    @Test
    @Order(2)
    void goesWithRealTimeInTheNextWhichHasAnAccountOfItsOwn(Tenant tenant, SandboxClock clock) {
        assertThat(clock.now())
                .isBetween(
                        Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
        assertThat(tenant.get("/v2/porting_orders").data()).isEmpty();
    }

    @Test
    @Order(3)
    void settingsAreThoseOfTheAnnotation(Portwright portwright) {
        assertThat(portwright
                        .client("a-key-for-the-testkit")
                        .get("/v2/porting_orders")
                        .status())
                .isEqualTo(200);
        assertThat(portwright
                        .client(Portwright.SANDBOX_KEY)
                        .get("/v2/porting_orders")
                        .status())
                .isEqualTo(401);
        assertThat(portwright.output()).contains(portwright.url().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in-process",
                "submitted",
                "exception",
                "foc-date-confirmed",
                "cancel-pending",
                "cancelled",
                "ported"
            })
    @Order(4)
    void theDeskLeadsAnOrderToAnyStatus(String status, Tenant tenant, Desk desk) {
        String order = tenant.order(PhoneNumbers.next());
        desk.lead(tenant, order, status);
        assertThat(tenant.status(order)).isEqualTo(status);
        Answer event = Await.event(tenant, order, "porting_order.status_changed");
        assertThat(event.value("payload.status.value")).isEqualTo(status);
    }

    @Test
    @Order(5)
    void whatIsDecidedByTimeIsWaitedFor(Tenant tenant, SandboxClock clock, Desk desk) {
        String order = tenant.order(PhoneNumbers.next());
        desk.confirm(tenant, order);
        tenant.post("/sandbox/clock/advance", Body.of("duration", "PT15M").with("background", true))
                .ok();
        Await.status(tenant, order, "submitted");
        clock.reset();
    }

    @Test
    void whyOneDoesNotStartIsSaid() {
        Portwright.Builder wrong = Portwright.with().setting("PORTWRIGHT_MODE", "nonsense");
        assertThatThrownBy(wrong::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PORTWRIGHT_MODE must be");
        assertThatThrownBy(() -> Portwright.with().setting("MODE", "desk")).hasMessage("MODE is no setting");
        Portwright.Builder missing = Portwright.with().program(Path.of("/nowhere/portwright"));
        assertThatThrownBy(missing::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("set the system property portwright.program");
    }

    @Test
    void oneThatIsClosedLeavesNothingBehind() {
        Path folder;
        try (Program program = Program.start(Distribution.program(), Map.of())) {
            folder = program.folder();
            assertThat(folder.resolve("data/postgres/postmaster.pid")).exists();
        }
        assertThat(folder).doesNotExist();
    }
}
