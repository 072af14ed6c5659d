package dev.portwright.porting.owner.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.foc.FocCalendar;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RemainingNumbersAction;
import dev.portwright.porting.owner.plan.LetterFormTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What losing carriers often reject orders for. */
class RisksTest {
    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Risks RISKS = new Risks(new FocCalendar(), LetterFormTest.FORMS, CLOCK);
    private static final String NUMBER = "+13035550000";

    private String owner = "Acme Inc.";
    private String person = "Ann Person";
    private String account = "4711";
    private String billing = NUMBER;
    private String country = "US";
    private PortType type = PortType.FULL;
    private @Nullable RemainingNumbersAction remaining;
    private @Nullable Instant date;

    private List<String> risks() {
        OrderAttributes attributes = new OrderAttributes(
                null,
                null,
                date,
                null,
                new OrderAttributes.Documents(null, null),
                new OrderAttributes.Admin(owner, person, billing, account, null, null, null),
                new OrderAttributes.Location("1 Main St", null, "Denver", "CO", "80202", country),
                false,
                new OrderAttributes.Misc(type, remaining, null),
                new OrderAttributes.NumberConfiguration(null, null, null, null, List.of()),
                List.of(),
                new OrderAttributes.Feedback(null, null),
                null);
        PortingOrder.Kind kind =
                new PortingOrder.Kind("PR", PhoneNumberType.LOCAL, "Larkspur Telephone", null, false, false, 1);
        UUID id = new UUID(1, 1);
        return RISKS.of(PortingOrder.draft(id, id, id, kind, 1, attributes, NOW), Set.of(NUMBER)).stream()
                .map(risk -> risk.code() + " "
                        + Objects.requireNonNull(risk.attribute()).pointer())
                .toList();
    }

    @Test
    void anOrdinaryOrderHasNone() {
        assertThat(risks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, +13035550000, , ",
        "FULL, +13035550199, , BTN_ATN_MISMATCH",
        "PARTIAL, +13035550199, , ",
        "PARTIAL, +13035550000, , MAIN_BTN_PORTING",
        "PARTIAL, +13035550000, KEEP, MAIN_BTN_PORTING",
        "PARTIAL, +13035550000, DISCONNECT, ",
    })
    void aBillingNumberGoesWithTheKindOfPort(
            PortType type, String billing, @Nullable RemainingNumbersAction remaining, @Nullable String code) {
        this.type = type;
        this.billing = billing;
        this.remaining = remaining;
        assertThat(risks())
                .isEqualTo(code == null ? List.of() : List.of(code + " /end_user/admin/billing_phone_number"));
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Person, ANN PERSON, false",
        "Ann Person, Dr. Ann M. Person, false",
        "Ann Person, Bob Other, true",
        "Müller Söhne GmbH, Ann Person, false",
        "Acme S.A., Ann Person, false",
        "Acme, Ann Person, false",
    })
    void aPersonsNumbersAreMovedByThatPerson(String owner, String person, boolean risky) {
        this.owner = owner;
        this.person = person;
        assertThat(risks())
                .isEqualTo(risky ? List.of("AUTH_PERSON_MISMATCH /end_user/admin/auth_person_name") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "4711, false",
        "A-0815/7, false",
        "ann@example.com, true",
        "AC0123456789abcdef0123456789abcdef, true",
        "64ffb720-04c7-455b-92d6-20fcca92e935, true",
    })
    void anAccountWithAResellerIsNotThatOfTheCarrier(String account, boolean risky) {
        this.account = account;
        assertThat(risks())
                .isEqualTo(risky ? List.of("ACCOUNT_NUMBER_MISMATCH /end_user/admin/account_number") : List.of());
    }

    @Test
    void theAddressLiesWhereTheNumbersBelongTo() {
        country = "MX";
        assertThat(risks()).containsExactly("LOCATION_MISMATCH /end_user/location/country_code");
    }

    @Test
    void theFirstDayThatThereIsLeavesNoTime() {
        // One business day is the least for a simple port.
        date = Instant.parse("2026-03-12T15:00:00Z");
        assertThat(risks()).containsExactly("FOC_REJECTED /activation_settings/foc_datetime_requested");
        date = Instant.parse("2026-03-13T15:00:00Z");
        assertThat(risks()).isEmpty();
    }
}
