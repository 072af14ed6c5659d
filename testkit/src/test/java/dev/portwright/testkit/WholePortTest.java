package dev.portwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/testkit.md}: weeks of a port in seconds. */
@PortwrightTest
class WholePortTest {
    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant WEDNESDAY = Instant.parse("2026-03-11T15:00:00Z");

    private static final Instant TUESDAY = Instant.parse("2026-03-17T15:00:00Z");

    @Test
    void aNumberComesToUs(Tenant customer, SandboxClock clock, Desk desk) {
        clock.freeze(WEDNESDAY);
        String number = PhoneNumbers.next();
        String order = customer.order(number);
        customer.edit(order, complete(customer, desk).with("activation_settings.foc_datetime_requested", TUESDAY))
                .ok();

        customer.confirm(order).ok();
        clock.advance(Duration.ofMinutes(15));
        assertThat(customer.status(order)).isEqualTo("submitted");

        clock.advance(Duration.ofHours(1));
        assertThat(customer.status(order)).isEqualTo("foc-date-confirmed");
        assertThat(customer.show(order).value("activation_settings.foc_datetime_actual"))
                .isEqualTo(TUESDAY.toString());

        clock.advanceTo(TUESDAY.plus(Duration.ofMinutes(5)));
        assertThat(customer.status(order)).isEqualTo("ported");
        assertThat(customer.get("/v2/phone_numbers").column("phone_number")).containsExactly(number);
        assertThat(Await.events(customer, order))
                .startsWith("porting_order.loa_updated", "porting_order.status_changed")
                .hasSize(5);
    }

    @Test
    void aWrongPinIsCorrected(Tenant customer, SandboxClock clock, Desk desk) {
        clock.freeze(WEDNESDAY);
        String order = customer.order(PhoneNumbers.next());
        customer.edit(order, complete(customer, desk)).ok();
        Scenario.exception("PASSCODE_PIN_INVALID").set(customer, order);

        customer.confirm(order).ok();
        clock.advance(Duration.ofHours(2));
        assertThat(customer.show(order).value("status.details.0.code")).isEqualTo("PASSCODE_PIN_INVALID");

        customer.edit(order, Body.of("end_user.admin.pin_passcode", "1357")).ok();
        customer.confirm(order).ok();
        clock.advance(Duration.ofDays(30));
        assertThat(customer.status(order)).isEqualTo("ported");
    }

    private static Body complete(Tenant customer, Desk desk) {
        return Body.of("misc.type", "full")
                .with("documents.loa", desk.reference(customer, "document"))
                .with("documents.invoice", desk.reference(customer, "document"))
                .with("end_user.admin.entity_name", "Acme")
                .with("end_user.admin.auth_person_name", "Ann Person")
                .with("end_user.admin.billing_phone_number", "+13035550199")
                .with("end_user.admin.account_number", "4711")
                .with("end_user.location.street_address", "1 Main St")
                .with("end_user.location.locality", "Denver")
                .with("end_user.location.administrative_area", "CO")
                .with("end_user.location.postal_code", "80202")
                .with("end_user.location.country_code", "US");
    }
}
