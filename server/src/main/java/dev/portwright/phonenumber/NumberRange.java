package dev.portwright.phonenumber;

/**
 * Numbers that begin alike and are of one country and kind, whatever libphonenumber knows of them.
 *
 * @param prefix the digits that they begin with, country code first and without plus sign: 1 to 15, the first not 0
 * @param length how many digits each number has, country code included: 7 to 15, and not less than the prefix
 * @param countryCode ISO 3166-1 alpha-2, capital letters
 */
public record NumberRange(String prefix, int length, String countryCode, PhoneNumberType type) {
    private static final int NANP_LENGTH = 11;
    private static final int NANP_EXCHANGE = 4;

    /** True when a number, given as its digits, is one of these. In North America no exchange begins with 0 or 1. */
    boolean holds(String digits) {
        return digits.length() == length
                && digits.startsWith(prefix)
                && !(length == NANP_LENGTH && digits.charAt(0) == '1' && digits.charAt(NANP_EXCHANGE) < '2');
    }
}
