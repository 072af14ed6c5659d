package dev.portwright.phonenumber;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers. Country, kind and validity are those of libphonenumber, with one rule of our own.
 *
 * <p>Fictional numbers: in the North American plan the exchange 555 is where numbers for books, films and sandboxes
 * live. A +1 number with that exchange is therefore valid, and {@link PhoneNumberType#LOCAL}, whenever its area code is
 * a geographic one in use, whatever the numbering plan of its island says about 555. In a non-geographic area code (800,
 * 900, 500, ...) the area code decides the kind as for every other number.
 */
@ApplicationScoped
public class PhoneNumbers {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00a0().\\-/]+");
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9]+");

    private static final int NANP = 1;
    private static final Pattern FICTIONAL_NANP = Pattern.compile("[2-9][0-9]{2}555[0-9]{4}");

    /**
     * A number as somebody looks for it: a plus sign that was left out, or that came as a blank because it was not
     * encoded, is put before the digits. Whatever else it is stays and finds nothing.
     */
    public static String lookedFor(String text) {
        String plain = text.strip();
        return plain.matches("[0-9]+") ? "+" + plain : plain;
    }

    /** True when the text is a plus sign and 7 to 15 digits, the first not 0. Says nothing about validity. */
    public boolean isE164(String text) {
        return E164.matcher(text).matches();
    }

    /** The facts of a valid number of a portable kind written as +E.164; empty for everything else. */
    public Optional<PhoneNumberFacts> parse(String e164) {
        return read(e164) instanceof PhoneNumberReading.Known(PhoneNumberFacts facts)
                ? Optional.of(facts)
                : Optional.empty();
    }

    /** Reads a number and tells what is wrong with it when it cannot be ported. */
    public PhoneNumberReading read(String text) {
        if (!isE164(text)) {
            return new PhoneNumberReading.NotE164();
        }
        PhoneNumber number = understand(text, null);
        // A leading zero that libphonenumber dropped would make one number of two spellings.
        if (number == null || !util().format(number, PhoneNumberFormat.E164).equals(text)) {
            return new PhoneNumberReading.Invalid();
        }
        String region = util().getRegionCodeForNumber(number);
        if (region == null || region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)) {
            return new PhoneNumberReading.Invalid();
        }
        return switch (util().getNumberType(number)) {
            case FIXED_LINE, FIXED_LINE_OR_MOBILE -> known(text, region, PhoneNumberType.LOCAL);
            case MOBILE -> known(text, region, isFictional(number) ? PhoneNumberType.LOCAL : PhoneNumberType.MOBILE);
            case TOLL_FREE -> known(text, region, PhoneNumberType.TOLL_FREE);
            case SHARED_COST -> known(text, region, PhoneNumberType.SHARED_COST);
            case UAN, VOIP, PERSONAL_NUMBER -> known(text, region, PhoneNumberType.NATIONAL);
            case PREMIUM_RATE -> new PhoneNumberReading.Unportable("premium rate");
            case PAGER -> new PhoneNumberReading.Unportable("pager");
            case VOICEMAIL -> new PhoneNumberReading.Unportable("voicemail access");
            case UNKNOWN ->
                isFictional(number) ? known(text, region, PhoneNumberType.LOCAL) : new PhoneNumberReading.Invalid();
        };
    }

    /** {@link #normalise(String, String)} without a default country: only numbers with their country code. */
    public Optional<String> normalise(String text) {
        return normalise(text, null);
    }

    /**
     * Makes +E.164 of a number as people write it. Blanks, hyphens, dots, slashes and parentheses are dropped; any other
     * character, letters included, makes the answer empty. Then, in this order:
     *
     * <ol>
     *   <li>a number written with a plus sign stands as it is, if it is +E.164;
     *   <li>with a default country, a number that is valid when dialled inside that country gets its country code;
     *   <li>a number that is valid with a plus sign put before it gets one: {@code 13035551234} becomes
     *       {@code +13035551234}.
     * </ol>
     *
     * Everything else is empty. A national number without a default country is not guessed at.
     *
     * @param defaultCountry ISO 3166-1 alpha-2
     */
    public Optional<String> normalise(String text, @Nullable String defaultCountry) {
        String bare = SEPARATORS.matcher(text).replaceAll("");
        if (!WRITTEN.matcher(bare).matches()) {
            return Optional.empty();
        }
        if (bare.startsWith("+")) {
            return isE164(bare) ? Optional.of(bare) : Optional.empty();
        }
        if (defaultCountry != null) {
            Optional<String> national = national(bare, defaultCountry);
            if (national.isPresent()) {
                return national;
            }
        }
        return Optional.of("+" + bare).filter(this::exists);
    }

    private Optional<String> national(String digits, String country) {
        PhoneNumber number = understand(digits, country);
        return number == null
                ? Optional.empty()
                : Optional.of(util().format(number, PhoneNumberFormat.E164)).filter(this::exists);
    }

    private boolean exists(String e164) {
        return switch (read(e164)) {
            case PhoneNumberReading.Known k -> true;
            case PhoneNumberReading.Unportable u -> true;
            case PhoneNumberReading.Invalid i -> false;
            case PhoneNumberReading.NotE164 n -> false;
        };
    }

    private static PhoneNumberReading known(String e164, String region, PhoneNumberType type) {
        return new PhoneNumberReading.Known(new PhoneNumberFacts(e164, region, type));
    }

    private static boolean isFictional(PhoneNumber number) {
        return number.getCountryCode() == NANP
                && FICTIONAL_NANP
                        .matcher(Long.toString(number.getNationalNumber()))
                        .matches();
    }

    private static @Nullable PhoneNumber understand(String text, @Nullable String country) {
        try {
            return util().parse(text, country);
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** Asked for on each use: the library reads its data at the first, which a starting server has no need of. */
    private static PhoneNumberUtil util() {
        return PhoneNumberUtil.getInstance();
    }
}
