package dev.portwright.porting.owner.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.carrier.Carrier;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a draft's numbers have in common when some come or go, in a country in which carriers go together. */
class KindOfNumbersTest {
    private static final UUID ID = new UUID(1, 1);
    private static final String BERLIN = "+4930901820";
    private static final String MUNICH = "+4989901820";

    private static PortabilityResult of(String number, String carrier, boolean messaging) {
        PhoneNumberFacts facts = new PhoneNumbers().parse(number).orElseThrow();
        return new PortabilityResult(
                number,
                "",
                null,
                facts,
                new Carrier(carrier, "S-" + carrier, "O", false, messaging, true, ""),
                false,
                messaging);
    }

    private static PortingOrder order(boolean messaging, boolean enabled) {
        OrderAttributes none = OrderAttributes.EMPTY;
        OrderAttributes attributes = new OrderAttributes(
                null,
                null,
                null,
                null,
                none.documents(),
                none.admin(),
                none.location(),
                enabled,
                none.misc(),
                none.configuration(),
                List.of(),
                none.feedback(),
                null);
        return PortingOrder.draft(ID, ID, ID, kind("Rheingold", messaging), 2, attributes, Instant.EPOCH);
    }

    private static PortingOrder.Kind kind(String carrier, boolean messaging) {
        return new PortingOrder.Kind("DE", PhoneNumberType.LOCAL, carrier, "S-" + carrier, false, messaging, 1);
    }

    private static List<PortingPhoneNumber> staying(String number) {
        return List.of(new PortingPhoneNumber(ID, number, null, PortabilityStatus.CONFIRMED));
    }

    @Test
    void messagingIsCapableAsLongAsAllNumbersAre() {
        assertThat(AddNumbers.kind(kind("Rheingold", true), List.of(of(BERLIN, "Isar", true))))
                .isEqualTo(kind("Rheingold", true));
        assertThat(AddNumbers.kind(
                        kind("Rheingold", true), List.of(of(BERLIN, "Isar", true), of(MUNICH, "Spree", false))))
                .isEqualTo(kind("Rheingold", false));
        assertThat(AddNumbers.kind(kind("Rheingold", false), List.of(of(BERLIN, "Isar", true))))
                .isEqualTo(kind("Rheingold", false));
    }

    @Test
    void whatKeptMessagingFromBeingPortedMayGo() {
        Map<String, PortabilityResult> known =
                Map.of(BERLIN, of(BERLIN, "Rheingold", true), MUNICH, of(MUNICH, "Isar", false));
        assertThat(RemoveNumbers.kind(order(false, false), staying(BERLIN), false, known))
                .isEqualTo(kind("Rheingold", true));
        assertThat(RemoveNumbers.kind(order(false, false), staying(MUNICH), false, known))
                .isEqualTo(kind("Isar", false));
        assertThat(RemoveNumbers.kind(order(false, false), staying(MUNICH), true, known))
                .isEqualTo(kind("Rheingold", false));
    }

    @Test
    void whatWasNotLookedUpIsNotGuessed() {
        assertThatThrownBy(() -> RemoveNumbers.kind(order(false, false), staying(BERLIN), false, Map.of()))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status()).isEqualTo(409));
    }

    @Test
    void whereMessagingIsToBePortedANumberWithoutItIsRefused() {
        PortabilityResult without = of(MUNICH, "Isar", false);
        assertThat(AddNumbers.misfit(order(true, false), 0, without, Optional::empty))
                .isEmpty();
        assertThat(AddNumbers.misfit(order(true, true), 0, of(MUNICH, "Isar", true), Optional::empty))
                .isEmpty();
        assertThat(AddNumbers.misfit(order(true, true), 3, without, Optional::empty))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .extracting(Problem::pointer, Problem::detail)
                        .containsExactly(
                                "/phone_numbers/3",
                                "Messaging of " + MUNICH
                                        + " cannot be ported, and that of this order is to be. Set messaging.enable_messaging to false"
                                        + " first, or leave the number out."));
    }
}
