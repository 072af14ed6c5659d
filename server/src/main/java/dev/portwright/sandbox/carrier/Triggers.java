package dev.portwright.sandbox.carrier;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the data of an order calls for: the table of {@code docs/sandbox.md}. */
@ApplicationScoped
class Triggers {
    /** The last four digits of a number, from this on in the order of the exception codes. */
    static final int FIRST_CODE = 9001;

    static final Map<String, Outcome> ENDINGS = Map.ofEntries(
            Map.entry("9031", Outcome.SILENCE),
            Map.entry("9032", Outcome.LATE_FOC),
            Map.entry("9033", Outcome.FOC_MOVED),
            Map.entry("9034", Outcome.ACTIVATION_RETRY),
            Map.entry("9035", Outcome.ACTIVATION_FAILURE),
            Map.entry("9036", Outcome.ACTIVATION_CONFLICT),
            Map.entry("9037", Outcome.MESSAGING_EXCEPTION),
            Map.entry("9038", Outcome.MESSAGING_PARTIAL),
            Map.entry("9039", Outcome.CANCEL_REFUSED),
            Map.entry("9040", Outcome.DATE_REFUSED),
            Map.entry("9041", Outcome.CHANGE_REFUSED));

    private final ExceptionCatalog catalog;

    Triggers(ExceptionCatalog catalog) {
        this.catalog = catalog;
    }

    /** The exception codes that are called for and not settled yet, in the order of the catalogue. */
    List<String> codes(PortingOrder order, List<PortingPhoneNumber> numbers, Scenario scenario) {
        Set<String> codes = new HashSet<>();
        List<String> all = catalog.all().stream().map(ExceptionType::code).toList();
        for (PortingPhoneNumber number : numbers) {
            int index = Integer.parseInt(ending(number)) - FIRST_CODE;
            if (index >= 0 && index < all.size()) {
                codes.add(all.get(index));
            }
        }
        OrderAttributes attributes = order.attributes();
        String account = String.valueOf(attributes.admin().accountNumber()).toUpperCase(Locale.ROOT);
        if (all.contains(account)) {
            codes.add(account);
        }
        if ("0000".equals(attributes.admin().pinPasscode())) {
            codes.add("PASSCODE_PIN_INVALID");
        }
        if ("00000".equals(attributes.location().postalCode())) {
            codes.add("POSTAL_CODE_MISMATCH");
        }
        codes.removeIf(scenario::isSettled);
        return all.stream().filter(codes::contains).toList();
    }

    /** The outcome of a decision that is called for and not settled yet; the account number comes before the numbers. */
    Optional<Outcome> outcome(
            Outcome.Decision decision, PortingOrder order, List<PortingPhoneNumber> numbers, Scenario scenario) {
        List<Outcome> called = new ArrayList<>();
        ofAccountNumber(order).ifPresent(called::add);
        numbers.forEach(number -> outcomeOf(number).ifPresent(called::add));
        return called.stream()
                .filter(outcome -> outcome.decision() == decision && outcome != Outcome.EXCEPTION)
                .filter(outcome -> !scenario.isSettled(outcome.word()))
                .findFirst();
    }

    /** What the account number calls for. */
    static Optional<Outcome> ofAccountNumber(PortingOrder order) {
        return Outcome.of(String.valueOf(order.attributes().admin().accountNumber()));
    }

    /** What the number itself calls for. */
    static Optional<Outcome> outcomeOf(PortingPhoneNumber number) {
        return Optional.ofNullable(ENDINGS.get(ending(number)));
    }

    private static String ending(PortingPhoneNumber number) {
        String digits = number.phoneNumber();
        return digits.substring(digits.length() - 4);
    }
}
