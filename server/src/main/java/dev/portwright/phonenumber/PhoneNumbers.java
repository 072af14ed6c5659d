package dev.portwright.phonenumber;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows phone numbers. Country, kind and validity are those of the operator's ranges, then of the shipped ones, then of
 * libphonenumber, with one rule of our own.
 *
 * <p>Fictional numbers: in the North American plan the exchange 555 is where numbers for books, films and sandboxes
 * live. A +1 number with that exchange is therefore valid, and {@link PhoneNumberType#LOCAL}, whenever its area code is
 * a geographic one in use, whatever the numbering plan of its island says about 555. In a non-geographic area code (800,
 * 900, 500, ...) the area code decides the kind as for every other number.
 */
@ApplicationScoped
public class PhoneNumbers {
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final int NANP = 1;
    private static final long SUBSCRIBERS = 10_000;
    private static final long EXCHANGES = 1_000;
    private static final long FICTIONAL = 555;
    private static final long FIRST_AREA = 200 * EXCHANGES * SUBSCRIBERS;

    private final FurtherRanges further;

    @Inject
    public PhoneNumbers(FurtherRanges further) {
        this.further = further;
    }

    /** Knows no ranges of an operator: for what has no database, and tests. */
    public PhoneNumbers() {
        this(() -> NumberRanges.NONE);
    }

    /** True when the text is a plus sign and 7 to 15 digits, the first not 0. Says nothing about validity. */
    public static boolean isE164(String text) {
        int digits = text.length() - 1;
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (int i = 1; i <= digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The facts of a valid number of a portable kind written as +E.164; empty for everything else. */
    public Optional<PhoneNumberFacts> parse(String e164) {
        return read(e164) instanceof PhoneNumberReading.Known(PhoneNumberFacts facts)
                ? Optional.of(facts)
                : Optional.empty();
    }

    /** Reads a number that is written as +E.164, exactly so, and tells what is wrong with it when it cannot be ported. */
    public PhoneNumberReading read(String text) {
        if (!isE164(text)) {
            return new PhoneNumberReading.NotE164("It is not a plus sign and 7 to 15 digits.");
        }
        String digits = text.substring(1);
        Optional<NumberRange> range =
                further.current().of(digits).or(() -> ShippedRanges.table().of(digits));
        if (range.isPresent()) {
            return known(text, range.get().countryCode(), range.get().type());
        }
        PhoneNumber number = understand(text, null);
        // A leading zero that libphonenumber dropped would make one number of two spellings.
        if (number == null || !e164(number).equals(text)) {
            return invalid(text);
        }
        String region = util().getRegionCodeForNumber(number);
        if (region == null || region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)) {
            return invalid(text);
        }
        return switch (util().getNumberType(number)) {
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> known(text, region, PhoneNumberType.LOCAL);
            case MOBILE -> known(text, region, isFictional(number) ? PhoneNumberType.LOCAL : PhoneNumberType.MOBILE);
            case TOLL_FREE -> known(text, region, PhoneNumberType.TOLL_FREE);
            case SHARED_COST -> known(text, region, PhoneNumberType.SHARED_COST);
            case UAN, VOIP, PERSONAL_NUMBER -> known(text, region, PhoneNumberType.NATIONAL);
            case PREMIUM_RATE -> new PhoneNumberReading.Unportable(text, "premium rate");
            case PAGER -> new PhoneNumberReading.Unportable(text, "pager");
            case VOICEMAIL -> new PhoneNumberReading.Unportable(text, "voicemail access");
            case UNKNOWN -> isFictional(number) ? known(text, region, PhoneNumberType.LOCAL) : invalid(text);
        };
    }

    /** Reads a number with its country code as people write it: see {@link NumberReader}. */
    public PhoneNumberReading readInternational(String text) {
        return new NumberReader(this).international(text);
    }

    /** Reads a number as people of a country write it: see {@link NumberReader}. */
    public PhoneNumberReading readWritten(String text, @Nullable String country) {
        return new NumberReader(this).written(text, country);
    }

    /** {@link #normalise(String, String)} without a country: only numbers with their country code. */
    public Optional<String> normalise(String text) {
        return normalise(text, null);
    }

    /**
     * Makes +E.164 of a valid number as people write it; empty when it cannot be told which number is meant.
     *
     * @param country ISO 3166-1 alpha-2 code of the country in which it may have been written
     */
    public Optional<String> normalise(String text, @Nullable String country) {
        return readWritten(text, country).e164();
    }

    /** True for a country with a numbering plan that the prefix, digits without plus sign, begins with the code of. */
    public static boolean isOfCountry(String prefix, String country) {
        return util().getSupportedRegions().contains(country)
                && prefix.startsWith(Integer.toString(util().getCountryCodeForRegion(country)));
    }

    /** The area code of a number that belongs to an area, in digits without trunk zero; empty for any other. */
    public static String areaCode(String e164) {
        PhoneNumber number = understand(e164, null);
        if (number == null) {
            return "";
        }
        int length = util().getLengthOfGeographicalAreaCode(number);
        return util().getNationalSignificantNumber(number).substring(0, length);
    }

    private static PhoneNumberReading known(String e164, String region, PhoneNumberType type) {
        return new PhoneNumberReading.Known(new PhoneNumberFacts(e164, region, type));
    }

    private static PhoneNumberReading invalid(String e164) {
        return new PhoneNumberReading.Invalid("No numbering plan has the number " + e164 + ".");
    }

    private static boolean isFictional(PhoneNumber number) {
        long national = number.getNationalNumber();
        return number.getCountryCode() == NANP
                && national >= FIRST_AREA
                && national / SUBSCRIBERS % EXCHANGES == FICTIONAL;
    }

    static String e164(PhoneNumber number) {
        return util().format(number, PhoneNumberFormat.E164);
    }

    static @Nullable PhoneNumber understand(String text, @Nullable String country) {
        try {
            return util().parse(text, country);
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** Asked for on each use: the library reads its data at the first, which a starting server has no need of. */
    static PhoneNumberUtil util() {
        return PhoneNumberUtil.getInstance();
    }
}
