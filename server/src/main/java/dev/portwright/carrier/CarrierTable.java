package dev.portwright.carrier;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ranges in memory, for the longest prefix that a number begins with. Immutable.
 *
 * <p>Prefixes never begin with 0, so each is one {@code long} and the next shorter one is that divided by ten: at most
 * 15 look-ups, none of which makes a string.
 */
final class CarrierTable {
    private final Map<Long, Carrier> byPrefix;

    CarrierTable(Collection<CarrierRange> ranges) {
        Map<Long, Carrier> map = HashMap.newHashMap(ranges.size());
        // A carrier has many ranges; keeping it once keeps a table of half a million rows small.
        Map<Carrier, Carrier> once = new HashMap<>();
        for (CarrierRange range : ranges) {
            Carrier known = once.putIfAbsent(range.carrier(), range.carrier());
            map.put(Long.valueOf(range.prefix()), known == null ? range.carrier() : known);
        }
        this.byPrefix = map;
    }

    /** @param digits 1 to 15 digits, the first not 0 */
    Carrier carrierOf(String digits) {
        for (long prefix = Long.parseLong(digits); prefix > 0; prefix /= 10) {
            @Nullable Carrier carrier = byPrefix.get(prefix);
            if (carrier != null) {
                return carrier;
            }
        }
        return Carrier.UNKNOWN;
    }
}
