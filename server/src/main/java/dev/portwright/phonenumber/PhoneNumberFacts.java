package dev.portwright.phonenumber;

/**
 * A number that can exist and is of a kind that can be ported.
 *
 * @param e164 the number with its plus sign, such as {@code +13035550000}
 * @param countryCode ISO 3166-1 alpha-2 code of the country or territory the number belongs to. Numbers that begin
 *     with +1 are told apart: US, CA, or another member of the North American plan, such as PR or JM
 */
public record PhoneNumberFacts(String e164, String countryCode, PhoneNumberType type) {

    /** The number without its plus sign. */
    public String digits() {
        return e164.substring(1);
    }
}
