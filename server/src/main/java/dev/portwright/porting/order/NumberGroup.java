package dev.portwright.porting.order;

import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.phonenumber.Territories;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What numbers must have in common to be ported by one order. FastPort and SPID tell carriers apart in North America.
 *
 * @param countryCode ISO 3166-1 alpha-2
 * @param spid of the losing carrier, empty where the carrier directory has none; null in countries in which numbers of
 *     several carriers go together
 */
public record NumberGroup(
        String countryCode,
        PhoneNumberType phoneNumberType,
        @Nullable String spid,
        boolean fastPortEligible) {
    /** North America, whose clearing house is asked for one carrier's numbers at a time. */
    private static final Set<String> SPLIT_BY_CARRIER = Set.of("US", "CA");

    /** One of the things that they must have in common. */
    public enum Key {
        COUNTRY_CODE("country_code"),
        PHONE_NUMBER_TYPE("phone_number_type"),
        LOSING_CARRIER("losing_carrier"),
        FAST_PORT_ELIGIBLE("fast_port_eligible");

        private final String wireName;

        Key(String wireName) {
            this.wireName = wireName;
        }

        /** The name in answers. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * The group of a number of such facts.
     *
     * @param carrierSpid of the losing carrier; empty or null where the carrier directory has none
     */
    public static NumberGroup of(
            String countryCode, PhoneNumberType type, @Nullable String carrierSpid, boolean fastPortEligible) {
        boolean byCarrier = SPLIT_BY_CARRIER.contains(Territories.ruledBy(countryCode));
        return new NumberGroup(
                countryCode, type, byCarrier ? Objects.requireNonNullElse(carrierSpid, "") : null, fastPortEligible);
    }

    /** That of the numbers of an order. */
    public static NumberGroup of(PortingOrder.Kind kind) {
        return of(kind.countryCode(), kind.phoneNumberType(), kind.carrierSpid(), kind.fastPortEligible());
    }

    /** In what numbers of the other group differ from these; empty when both can be ported by one order. */
    public List<Key> differences(NumberGroup other) {
        List<Key> differences = new ArrayList<>();
        if (!countryCode.equals(other.countryCode)) {
            differences.add(Key.COUNTRY_CODE);
        }
        if (phoneNumberType != other.phoneNumberType) {
            differences.add(Key.PHONE_NUMBER_TYPE);
        }
        if (spid != null && other.spid != null && !spid.equals(other.spid)) {
            differences.add(Key.LOSING_CARRIER);
        }
        if (fastPortEligible != other.fastPortEligible) {
            differences.add(Key.FAST_PORT_ELIGIBLE);
        }
        return differences;
    }
}
