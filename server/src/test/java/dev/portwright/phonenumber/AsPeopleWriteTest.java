package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Valid numbers by the hundred, each in ten ways people use: all are read as the number meant, or refused. {@code
 * -Dportwright.numbers=1000} tries as many of each country; {@code make soak} does.
 */
class AsPeopleWriteTest {
    private static final int NUMBERS = Integer.getInteger("portwright.numbers", 200);
    private static final long SEED = 20_261_126;

    /** Where there is no trunk zero, a number can look like another one with its country code. */
    private static final Map<String, Double> MOST_REFUSED = Map.of("IT", 0.05, "PL", 0.003, "BR", 0.001);

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

    private final PhoneNumbers numbers = new PhoneNumbers();

    /**
     * A number.
     *
     * @param e164 with its plus sign
     * @param international with its plus sign and blanks
     * @param national as within its country
     */
    private record Meant(String e164, String international, String national) {
        static Meant of(PhoneNumber number) {
            return new Meant(
                    UTIL.format(number, PhoneNumberFormat.E164),
                    UTIL.format(number, PhoneNumberFormat.INTERNATIONAL),
                    UTIL.format(number, PhoneNumberFormat.NATIONAL));
        }

        String digits() {
            return e164.substring(1);
        }
    }

    private record Way(String name, Function<Meant, String> writing) {}

    private static final List<Way> WAYS = List.of(
            new Way("as +E.164", Meant::e164),
            new Way("without the plus sign", Meant::digits),
            new Way("after 00", number -> "00" + number.digits()),
            new Way("internationally, with blanks", Meant::international),
            new Way("with a trunk zero in brackets", AsPeopleWriteTest::withTrunkZero),
            new Way("as within the country", Meant::national),
            new Way("as dialled within the country", AsPeopleWriteTest::dialled),
            new Way(
                    "with other separators",
                    number -> number.international().replace(' ', '\u2011').replace('-', '/')),
            new Way("with invisible characters", number -> "\u202a+\u200b" + number.digits() + "\u202c"),
            new Way("in full-width characters", number -> fullWidth(number.e164())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "US", "CA", "GB", "DE", "NL", "FR", "ES", "IT", "IE", "AU", "NZ", "JP", "BR", "MX", "SE", "NO", "DK",
                "FI", "CH", "AT", "BE", "PT", "PL"
            })
    void aNumberIsReadAsItselfOrRefusedAndNeverAsAnother(String country) {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (Meant number : validNumbers(country)) {
            String meant = number.e164();
            for (Way way : WAYS) {
                String text = way.writing().apply(number);
                PhoneNumberReading reading = numbers.readWritten(text, country);
                if (reading.e164().isEmpty()) {
                    assertThat(reading.flaw())
                            .as(text)
                            .hasValueSatisfying(why -> assertThat(why).startsWith("It can be read as +"));
                    refused++;
                } else if (!reading.e164().orElseThrow().equals(meant)) {
                    wrong.add("%s, %s: '%s' was read as %s"
                            .formatted(meant, way.name(), text, reading.e164().orElseThrow()));
                }
            }
        }
        assertThat(wrong).isEmpty();
        double most = MOST_REFUSED.getOrDefault(country, 0.0) * NUMBERS * WAYS.size();
        assertThat((double) refused).as("refused").isLessThanOrEqualTo(most);
    }

    private List<Meant> validNumbers(String country) {
        Random random = new Random(SEED + country.hashCode());
        int code = UTIL.getCountryCodeForRegion(country);
        List<Integer> lengths = List.copyOf(new TreeSet<>(lengths(country)));
        List<Meant> found = new ArrayList<>();
        while (found.size() < NUMBERS) {
            int length = lengths.get(random.nextInt(lengths.size()));
            long digits = (long) (random.nextDouble() * Math.pow(10, length));
            boolean leadingZero = Long.toString(digits).length() == length - 1;
            PhoneNumber number = new PhoneNumber().setCountryCode(code).setNationalNumber(digits);
            if (leadingZero) {
                number.setItalianLeadingZero(true);
            }
            if (UTIL.isValidNumberForRegion(number, country)
                    && numbers.parse(UTIL.format(number, PhoneNumberFormat.E164))
                            .isPresent()) {
                found.add(Meant.of(number));
            }
        }
        return found;
    }

    private static List<Integer> lengths(String country) {
        List<Integer> lengths = new ArrayList<>();
        for (int length = 4; length <= 13; length++) {
            PhoneNumber number = new PhoneNumber()
                    .setCountryCode(UTIL.getCountryCodeForRegion(country))
                    .setNationalNumber(2L * (long) Math.pow(10, length - 1));
            if (UTIL.isPossibleNumber(number)) {
                lengths.add(length);
            }
        }
        return lengths;
    }

    private static String withTrunkZero(Meant number) {
        int space = number.international().indexOf(' ');
        return number.international().substring(0, space) + " (0)"
                + number.international().substring(space + 1);
    }

    private static String dialled(Meant number) {
        StringBuilder digits = new StringBuilder();
        number.national().chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
        return digits.toString();
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(character -> wide.append((char) (character - '!' + '\uff01')));
        return wide.toString();
    }
}
