package dev.portwright.porting.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may change when, attribute by attribute. */
class OrderAttributeTest {
    private static final Set<String> OWN = Set.of("customer_reference", "customer_group_reference", "webhook_url");

    private static final Set<String> WITH_CARRIER = union(
            OWN,
            Set.of(
                    "phone_number_configuration.billing_group_id",
                    "phone_number_configuration.connection_id",
                    "phone_number_configuration.emergency_address_id",
                    "phone_number_configuration.messaging_profile_id",
                    "phone_number_configuration.tags",
                    "activation_settings.foc_datetime_requested"));

    private static final Set<String> CLOSED = union(OWN, feedback());

    @ParameterizedTest
    @EnumSource
    void whatMayChangeInEachStatus(PortingOrderStatus status) {
        Set<String> expected = switch (status) {
            case DRAFT, IN_PROCESS, EXCEPTION -> all();
            // Feedback is not refused before the end but left aside with a warning.
            case SUBMITTED, FOC_DATE_CONFIRMED -> union(WITH_CARRIER, feedback());
            case CANCEL_PENDING, CANCELLED, PORTED -> CLOSED;
        };
        Set<String> editable = new TreeSet<>();
        for (OrderAttribute attribute : OrderAttribute.values()) {
            if (attribute.editableIn(status)) {
                editable.add(attribute.path());
            }
        }
        assertThat(editable).isEqualTo(new TreeSet<>(expected));
    }

    @ParameterizedTest
    @EnumSource
    void feedbackCountsAtTheEndOnly(PortingOrderStatus status) {
        assertThat(status.takesFeedback())
                .isEqualTo(EnumSet.of(
                                PortingOrderStatus.CANCEL_PENDING,
                                PortingOrderStatus.CANCELLED,
                                PortingOrderStatus.PORTED)
                        .contains(status));
    }

    @ParameterizedTest
    @EnumSource
    void exactlyAccountNumberTaxIdAndPinAreSecrets(OrderAttribute attribute) {
        assertThat(attribute.secret())
                .isEqualTo(Set.of(
                                "end_user.admin.account_number",
                                "end_user.admin.tax_identifier",
                                "end_user.admin.pin_passcode")
                        .contains(attribute.path()));
    }

    @ParameterizedTest
    @EnumSource
    void thePointerIsThePathWithSlashes(OrderAttribute attribute) {
        assertThat(attribute.pointer())
                .isEqualTo("/" + String.join("/", attribute.path().split("\\.")));
    }

    @ParameterizedTest
    @EnumSource
    void wordsOfStatusesLeadBackToThem(PortingOrderStatus status) {
        assertThat(PortingOrderStatus.of(status.word())).isSameAs(status);
    }

    private static Set<String> all() {
        return Arrays.stream(OrderAttribute.values()).map(OrderAttribute::path).collect(Collectors.toSet());
    }

    private static Set<String> feedback() {
        return Set.of("user_feedback.user_rating", "user_feedback.user_comment");
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }
}
