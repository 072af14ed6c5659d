package dev.portwright.porting.loa;

import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RemainingNumbersAction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the letter of an order says. Account number, PIN and tax id are not on it: they are secrets, and a letter goes from
 * hand to hand.
 */
final class OrderLetter {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private OrderLetter() {}

    /** @param numbered with all of its numbers */
    static Letter of(NumberedOrder numbered, Letter.Company company) {
        PortingOrder order = numbered.order();
        OrderAttributes.Admin admin = order.attributes().admin();
        return new Letter(
                PaperSizes.of(order.kind().countryCode()),
                company,
                order.supportKey(),
                order.kind().carrierName(),
                order.kind().phoneNumberType() == PhoneNumberType.TOLL_FREE,
                customer(order.attributes()),
                transfer(order, company),
                remainder(order),
                admin.authPersonName(),
                numbered.numbers().stream()
                        .map(PortingPhoneNumber::phoneNumber)
                        .sorted()
                        .toList(),
                order.createdAt());
    }

    private static List<Fact> customer(OrderAttributes attributes) {
        OrderAttributes.Admin admin = attributes.admin();
        OrderAttributes.Location location = attributes.location();
        return List.of(
                Fact.of("Customer", admin.entityName()),
                Fact.of("Business identifier", admin.businessIdentifier()),
                Fact.of("Authorized person", admin.authPersonName()),
                Fact.of(
                        "Service address",
                        String.join(
                                ", ",
                                Lines.present(
                                        location.streetAddress(),
                                        location.extendedAddress(),
                                        location.locality(),
                                        location.administrativeArea(),
                                        location.postalCode(),
                                        location.countryCode()))),
                Fact.of("Billing telephone number", admin.billingPhoneNumber()));
    }

    private static List<Fact> transfer(PortingOrder order, Letter.Company company) {
        boolean tollFree = order.kind().phoneNumberType() == PhoneNumberType.TOLL_FREE;
        return List.of(
                Fact.of("From carrier", order.kind().carrierName()),
                Fact.of(tollFree ? "New responsible organization" : "To carrier", company.name()),
                Fact.of(
                        "Kind of numbers",
                        order.kind().phoneNumberType().wireName().replace('_', ' ') + ", "
                                + order.kind().countryCode()),
                Fact.of("Numbers that move", moving(order)),
                Fact.of("Date wanted", time(order.attributes().focRequested())));
    }

    private static String moving(PortingOrder order) {
        String count = order.phoneNumbersCount() == 1 ? "1 number" : order.phoneNumbersCount() + " numbers";
        PortType type = order.attributes().misc().type();
        return type == null
                ? count
                : type == PortType.FULL ? count + ", all of the account" : count + ", part of the account";
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String remainder(PortingOrder order) {
        OrderAttributes.Misc misc = order.attributes().misc();
        if (misc.type() != PortType.PARTIAL) {
            return null;
        }
        String carrier = order.kind().carrierName();
        String billing = misc.newBillingPhoneNumber();
        return (misc.remainingNumbersAction() == RemainingNumbersAction.DISCONNECT
                        ? "All other numbers of the account at " + carrier + " are to be disconnected."
                        : "All other numbers of the account stay with " + carrier + ".")
                + (billing == null ? "" : " Their billing telephone number becomes " + billing + ".");
    }
}
