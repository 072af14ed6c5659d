package dev.portwright.porting.owner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.carrier.Carrier;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.portability.PortabilityService;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.requirement.RequirementCatalog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers that one letter of authorization cannot be for. */
public class LetterFormTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    /** A world in which all numbers are of one carrier, but for those of one city. */
    public static final LetterForm FORMS = new LetterForm(
            new RequirementCatalog(),
            new PortabilityService(
                    new PhoneNumbers(),
                    number -> carrier(number.e164().startsWith("+4940") ? "Kranich" : "Rheingold"),
                    new RequirementCatalog(),
                    true,
                    Clock.fixed(NOW, ZoneOffset.UTC)));

    private static Carrier carrier(String name) {
        return new Carrier(name, "X1", "X1", false, false, true, "");
    }

    private static List<LetterForm.Fault> faults(String country, PhoneNumberType type, Set<String> numbers) {
        UUID id = new UUID(1, 1);
        PortingOrder.Kind kind = new PortingOrder.Kind(country, type, "Rheingold", null, false, false, 1);
        return FORMS.of(PortingOrder.draft(id, id, id, kind, numbers.size(), OrderAttributes.EMPTY, NOW), numbers);
    }

    private static List<LetterForm.Fault> german(Set<String> numbers) {
        return faults("DE", PhoneNumberType.LOCAL, numbers);
    }

    private static LetterForm.Fault split(String detail) {
        return new LetterForm.Fault("PORTING_ORDER_SPLIT_REQUIRED", detail);
    }

    /** Numbers that follow each other by so many. */
    private static Set<String> numbers(long first, int count, int apart) {
        return IntStream.range(0, count)
                .mapToObj(i -> "+" + (first + (long) i * apart))
                .collect(Collectors.toSet());
    }

    @Test
    void aLetterIsForUpToTenNumbersOrOneRange() {
        assertThat(german(numbers(493023125000L, 10, 7))).isEmpty();
        assertThat(german(numbers(493023125000L, 100, 1))).isEmpty();
        assertThat(german(numbers(493023125000L, 11, 2)))
                .containsExactly(
                        split(
                                "One letter is for up to 10 numbers, or for one range without gaps, and these are 11"
                                        + " numbers with gaps between them. Make an order of its own for each range or 10 numbers."));
    }

    @Test
    void aLetterIsForOneCity() {
        assertThat(german(Set.of("+493023125000", "+498923125000")))
                .containsExactly(
                        split("One letter is for numbers of one city, and these have 2 area codes: 30, 89. Make an"
                                + " order of its own for each."));
        assertThat(german(Set.of("+493023125000", "+493098765432"))).isEmpty();
    }

    @Test
    void aLetterIsForOneCarrier() {
        assertThat(german(Set.of("+493023125000", "+494023125000")))
                .containsExactly(
                        split(
                                "One letter is for numbers of one losing carrier, and these are of 2: Kranich, Rheingold. Make"
                                        + " an order of its own for each."),
                        split(
                                "One letter is for numbers of one city, and these have 2 area codes: 30, 40. Make an order of"
                                        + " its own for each."));
    }

    @Test
    void manyAreNotAllNamed() {
        Set<String> cities = Set.of(
                "+493023125000",
                "+498923125000",
                "+496923125000",
                "+4922123125000",
                "+4971123125000",
                "+4921123125000");
        assertThat(german(cities))
                .containsExactly(
                        split("One letter is for numbers of one city, and these have 6 area codes: 211, 221, 30, 69,"
                                + " 711 and others. Make an order of its own for each."));
    }

    @Test
    void numbersOfADdiBlockArePortedByTens() {
        assertThat(faults("CH", PhoneNumberType.LOCAL, Set.of("+41215470622"))).isEmpty();
        assertThat(faults("CH", PhoneNumberType.LOCAL, numbers(41215470620L, 20, 1)))
                .isEmpty();
        assertThat(faults("CH", PhoneNumberType.LOCAL, Set.of("+41215470622", "+41215470632")))
                .isEmpty();
        assertThat(faults("CH", PhoneNumberType.LOCAL, numbers(41215470625L, 10, 1)))
                .containsExactly(
                        new LetterForm.Fault(
                                "PHONE_NUMBER_MISMATCH",
                                "Numbers of a DDI block are ported by tens, and only some are here of those that begin at"
                                        + " +41215470620, +41215470630. If they are of a block, make an order with the whole ten."));
    }

    @Test
    void elsewhereNothingIsKnownOfThat() {
        assertThat(faults("GB", PhoneNumberType.LOCAL, Set.of("+442079460123", "+441619460123")))
                .isEmpty();
        assertThat(faults("LU", PhoneNumberType.LOCAL, numbers(35227123456L, 30, 2)))
                .isEmpty();
        assertThat(faults("CH", PhoneNumberType.TOLL_FREE, numbers(41800123450L, 3, 1)))
                .isEmpty();
    }
}
