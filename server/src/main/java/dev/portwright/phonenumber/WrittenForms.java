package dev.portwright.phonenumber;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The digits by which people write a number, whatever stands between them. */
public final class WrittenForms {
    /** What is dialled before a country code, in most countries and in North America. */
    private static final List<String> BEFORE_COUNTRY_CODES = List.of("00", "011");

    private static final String TRUNK_ZERO = "0";

    private WrittenForms() {}

    /**
     * With and without country code and what is dialled before it or in its place: of {@code +442079460958} these are {@code
     * 442079460958}, {@code 00442079460958}, {@code 011442079460958}, {@code 4402079460958}, {@code 2079460958} and {@code
     * 02079460958}.
     *
     * @param e164 a plus sign and digits
     */
    public static List<String> of(String e164) {
        String digits = e164.substring(1);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(digits);
        BEFORE_COUNTRY_CODES.forEach(prefix -> forms.add(prefix + digits));
        PhoneNumber number = PhoneNumbers.understand(e164, null);
        if (number != null) {
            PhoneNumberUtil util = PhoneNumberUtil.getInstance();
            String national = util.getNationalSignificantNumber(number);
            forms.add(national);
            forms.add(number.getCountryCode() + TRUNK_ZERO + national);
            String region = util.getRegionCodeForCountryCode(number.getCountryCode());
            String trunk = util.getNddPrefixForRegion(region, true);
            if (trunk != null && !trunk.isEmpty()) {
                forms.add(trunk + national);
            }
        }
        return List.copyOf(forms);
    }
}
