package dev.portwright.phonenumber;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads numbers as people write them. Blanks, hyphens, dots, slashes, brackets and characters that cannot be seen do not
 * count ({@link WrittenText}); any other character is told. Then:
 *
 * <ol>
 *   <li>after a plus sign or 00 stands a country code, and after that a trunk zero may stand, in brackets or without:
 *       {@code +44 (0)20 7946 0958} is {@code +442079460958};
 *   <li>digits that begin with the code of the country they were written in, and are valid with a plus sign, are meant
 *       so: {@code 496128966000} in Germany is {@code +496128966000};
 *   <li>digits that are valid when dialled in that country are meant so, an international prefix of it among them;
 *   <li>digits that are valid with a plus sign are meant so.
 * </ol>
 *
 * <p>What could be meant in two ways is not guessed at, nor is a national number that was written in no country.
 */
final class NumberReader {
    private static final String INTERNATIONAL_PREFIX = "00";
    private static final String TRUNK_ZERO = "0";

    /** Brazil has a trunk zero, but people write it only together with the code of a carrier. */
    private static final String RARELY_WITH_TRUNK_ZERO = "BR";

    private static final String HOW = " Write it with a plus sign and its country code, such as +13035550000.";

    private final PhoneNumbers numbers;

    NumberReader(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** Reads what has its country code: a plus sign or 00 before it. */
    PhoneNumberReading international(String text) {
        return read(
                text,
                written -> hasPrefix(written)
                        ? afterPrefix(written)
                        : new PhoneNumberReading.NotE164("It has no plus sign before its country code." + HOW));
    }

    /** Reads what was written in a country, or nobody knows where. */
    PhoneNumberReading written(String text, @Nullable String country) {
        return read(text, written -> {
            if (written.plus()) {
                return afterPrefix(written);
            }
            return country == null ? anywhere(written) : in(country, written);
        });
    }

    /** Reads what is plain, or else a text in which there may be a number. */
    private PhoneNumberReading read(String text, Function<WrittenText, PhoneNumberReading> meaning) {
        PhoneNumberReading plain = plain(text);
        if (plain != null) {
            return plain;
        }
        WrittenText written = WrittenText.of(text);
        PhoneNumberReading nothing = nothing(written);
        return nothing == null ? meaning.apply(written) : nothing;
    }

    /** The quick way for what needs no understanding; null when it does. */
    private @Nullable PhoneNumberReading plain(String text) {
        if (!PhoneNumbers.isE164(text)) {
            return null;
        }
        PhoneNumberReading reading = numbers.read(text);
        return reading instanceof PhoneNumberReading.Invalid ? null : reading;
    }

    /** What is told of a text in which there is no number to read; null when there may be one. */
    private static @Nullable PhoneNumberReading nothing(WrittenText written) {
        if (written.foreign() != null) {
            return new PhoneNumberReading.Unreadable(written.foreign());
        }
        return written.digits().isEmpty() ? new PhoneNumberReading.NotE164("There are no digits in it." + HOW) : null;
    }

    private static boolean hasPrefix(WrittenText written) {
        return written.plus() || written.digits().startsWith(INTERNATIONAL_PREFIX);
    }

    private PhoneNumberReading afterPrefix(WrittenText written) {
        return withCountryCode(written, written.plus() ? 0 : INTERNATIONAL_PREFIX.length());
    }

    private PhoneNumberReading anywhere(WrittenText written) {
        if (hasPrefix(written)) {
            return afterPrefix(written);
        }
        PhoneNumberReading reading = withCountryCode(written, 0);
        return isNumber(reading)
                ? reading
                : new PhoneNumberReading.NotE164("No country's number has these digits after a plus sign." + HOW);
    }

    private PhoneNumberReading in(String country, WrittenText written) {
        PhoneNumberReading national = national(written.digits(), country);
        if (hasPrefix(written)) {
            PhoneNumberReading international = afterPrefix(written);
            boolean ofHere = written.digits().startsWith(INTERNATIONAL_PREFIX + codeOf(country));
            return ofHere && isNumber(international) ? international : either(international, national);
        }
        PhoneNumberReading international = withCountryCode(written, 0);
        if (!isNumber(national) && !isNumber(international)) {
            return new PhoneNumberReading.NotE164(
                    "It is neither a number of %s nor one with its country code.".formatted(country) + HOW);
        }
        boolean trunkZeroIsMissing = hasTrunkZero(country) && !written.digits().startsWith(TRUNK_ZERO);
        if (written.digits().startsWith(codeOf(country)) && isNumber(international)) {
            return trunkZeroIsMissing ? international : either(international, national);
        }
        return trunkZeroIsMissing || !isNumber(national) ? either(national, international) : national;
    }

    /** The one that is a number; neither when both are and they differ. */
    private static PhoneNumberReading either(PhoneNumberReading one, PhoneNumberReading other) {
        if (!isNumber(other)) {
            return one;
        }
        if (!isNumber(one) || one.equals(other)) {
            return other;
        }
        return new PhoneNumberReading.NotE164("It can be read as %s and as %s."
                        .formatted(one.e164().orElseThrow(), other.e164().orElseThrow())
                + HOW);
    }

    /** Reads digits that begin with a country code from a place on. A zero in brackets belongs to the number or does not. */
    private PhoneNumberReading withCountryCode(WrittenText written, int from) {
        PhoneNumberReading reading = canonical("+" + written.digits().substring(from));
        return written.bracketedZero() <= from
                ? reading
                : written.withoutBracketedZero()
                        .map(digits -> either(reading, canonical("+" + digits.substring(from))))
                        .orElse(reading);
    }

    /** Reads a plus sign and digits, among which a trunk zero may be. */
    private PhoneNumberReading canonical(String international) {
        PhoneNumber number = PhoneNumbers.understand(international, null);
        PhoneNumberReading reading = number == null
                ? new PhoneNumberReading.NotE164("It is not a plus sign and 7 to 15 digits." + HOW)
                : numbers.read(PhoneNumbers.e164(number));
        return !isNumber(reading) && PhoneNumbers.isE164(international) ? numbers.read(international) : reading;
    }

    private PhoneNumberReading national(String digits, String country) {
        PhoneNumber number = PhoneNumbers.understand(digits, country);
        return number == null
                ? new PhoneNumberReading.Invalid("It is no number of " + country + ".")
                : numbers.read(PhoneNumbers.e164(number));
    }

    private static boolean isNumber(PhoneNumberReading reading) {
        return reading.e164().isPresent();
    }

    private static boolean hasTrunkZero(String country) {
        return !country.equals(RARELY_WITH_TRUNK_ZERO)
                && TRUNK_ZERO.equals(PhoneNumbers.util().getNddPrefixForRegion(country, true));
    }

    private static String codeOf(String country) {
        PhoneNumberUtil util = PhoneNumbers.util();
        return util.getSupportedRegions().contains(country)
                ? Integer.toString(util.getCountryCodeForRegion(country))
                : "+";
    }
}
