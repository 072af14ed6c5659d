package dev.portwright.porting.owner.plan;

import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.portability.PortabilityResult;
import dev.portwright.portability.PortabilityService;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds numbers that one letter of authorization cannot be for, as the order's country has it: the carrier will want them in
 * several orders, or others with them.
 */
@ApplicationScoped
public class LetterForm {
    private static final int TEN = 10;

    private final RequirementCatalog catalog;
    private final PortabilityService portability;

    LetterForm(RequirementCatalog catalog, PortabilityService portability) {
        this.catalog = catalog;
        this.portability = portability;
    }

    /**
     * Something that does not go with one letter.
     *
     * @param code of the exception that a losing carrier may raise for it
     */
    public record Fault(String code, String detail) {}

    /**
     * What does not go with one letter for these numbers.
     *
     * @param numbers those that the order ports, +E.164
     */
    public List<Fault> of(PortingOrder order, Set<String> numbers) {
        List<Fault> faults = new ArrayList<>();
        RequirementRule.Form form =
                order.kind().requirements(catalog).map(RequirementRule::form).orElse(null);
        if (form == null) {
            return faults;
        }
        Set<String> sorted = new TreeSet<>(numbers);
        if (form.oneCarrier() != null) {
            carriers(sorted, faults);
        }
        if (form.oneAreaCode() != null) {
            areaCodes(sorted, faults);
        }
        if (form.mostNumbers() != null) {
            count(sorted, form.mostNumbers(), faults);
        }
        if (form.tens() != null) {
            tens(sorted, faults);
        }
        return faults;
    }

    private void carriers(Set<String> numbers, List<Fault> faults) {
        Set<String> names = portability.check(List.copyOf(numbers)).stream()
                .map(PortabilityResult::carrierName)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.size() > 1) {
            faults.add(split("One letter is for numbers of one losing carrier, and these are of " + names.size() + ": "
                    + some(names) + ". Make an order of its own for each."));
        }
    }

    private static void areaCodes(Set<String> numbers, List<Fault> faults) {
        Set<String> codes = numbers.stream()
                .map(PhoneNumbers::areaCode)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (codes.size() > 1) {
            faults.add(split("One letter is for numbers of one city, and these have " + codes.size() + " area codes: "
                    + some(codes) + ". Make an order of its own for each."));
        }
    }

    private static void count(Set<String> numbers, int most, List<Fault> faults) {
        if (numbers.size() > most && !isRange(numbers)) {
            faults.add(split("One letter is for up to " + most
                    + " numbers, or for one range without gaps, and these are "
                    + numbers.size() + " numbers with gaps between them. Make an order of its own for each range or "
                    + most + " numbers."));
        }
    }

    /** @param numbers in their order */
    private static boolean isRange(Set<String> numbers) {
        List<Long> all = numbers.stream().map(Long::valueOf).toList();
        return all.getLast() - all.getFirst() == all.size() - 1L;
    }

    private static void tens(Set<String> numbers, List<Fault> faults) {
        Map<String, Long> tens = numbers.stream()
                .collect(Collectors.groupingBy(
                        number -> number.substring(0, number.length() - 1), TreeMap::new, Collectors.counting()));
        Set<String> broken = new TreeSet<>();
        tens.forEach((ten, count) -> {
            if (count > 1 && count < TEN) {
                broken.add(ten + "0");
            }
        });
        if (!broken.isEmpty()) {
            faults.add(new Fault(
                    "PHONE_NUMBER_MISMATCH",
                    "Numbers of a DDI block are ported by tens, and only some are here of those that begin at "
                            + some(broken)
                            + ". If they are of a block, make an order with the whole ten."));
        }
    }

    private static Fault split(String detail) {
        return new Fault("PORTING_ORDER_SPLIT_REQUIRED", detail);
    }

    /** The first of them, so that the sentence has an end. */
    private static String some(Set<String> names) {
        int most = 5;
        String first = names.stream().limit(most).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and others" : first;
    }
}
