package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.history.AttributeChange;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.OrderDiff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderDiffTest {
    @Test
    void sameAttributesAreNoChange() {
        assertThat(OrderDiff.between(OrderAttributes.EMPTY, OrderAttributes.EMPTY))
                .isEmpty();
    }

    @Test
    void eachChangedAttributeIsNamedWithOldAndNewValue() {
        OrderAttributes before = OrderAttributes.EMPTY.withReferences("old", "group");
        OrderAttributes after =
                OrderAttributes.EMPTY.withReferences("new", null).withFeedback(new OrderAttributes.Feedback(5, null));
        assertThat(OrderDiff.between(before, after))
                .containsExactly(
                        new AttributeChange("customer_reference", "old", "new"),
                        new AttributeChange("customer_group_reference", "group", null),
                        new AttributeChange("user_feedback.user_rating", null, 5));
    }

    @Test
    void secretsAreMaskedAndTheirAbsenceIsNot() {
        assertThat(OrderDiff.between(admin(null, "tax-1", "1111"), admin("acc-2", null, "2222")))
                .containsExactly(
                        new AttributeChange("end_user.admin.account_number", null, "***"),
                        new AttributeChange("end_user.admin.tax_identifier", "***", null),
                        new AttributeChange("end_user.admin.pin_passcode", "***", "***"));
    }

    @Test
    void recordsWithSecretsDoNotPrintThem() {
        OrderAttributes attributes = admin("acc-2", "tax-1", "1111");
        assertThat(attributes.toString()).doesNotContain("acc-2", "tax-1", "1111");
        assertThat(new EndUserSecrets.Opened("acc-2", "tax-1", "1111", null).toString())
                .doesNotContain("acc-2", "tax-1", "1111");
    }

    private static OrderAttributes admin(
            @Nullable String accountNumber, @Nullable String taxIdentifier, @Nullable String pin) {
        OrderAttributes none = OrderAttributes.EMPTY;
        return new OrderAttributes(
                null,
                null,
                Instant.EPOCH,
                null,
                none.documents(),
                new OrderAttributes.Admin(null, null, null, accountNumber, taxIdentifier, pin, null),
                none.location(),
                false,
                none.misc(),
                none.configuration(),
                List.of(),
                none.feedback(),
                null);
    }
}
