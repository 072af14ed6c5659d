package dev.portwright.phonenumber;

import java.util.Map;

/**
 * Territories that have a country code of their own in ISO 3166-1, but the numbering plan and the regulator of another
 * country, whose rules for ports and whose business days are theirs.
 */
public final class Territories {
    private static final Map<String, String> RULED_BY = Map.ofEntries(
            Map.entry("AS", "US"),
            Map.entry("GU", "US"),
            Map.entry("MP", "US"),
            Map.entry("PR", "US"),
            Map.entry("VI", "US"),
            Map.entry("GG", "GB"),
            Map.entry("IM", "GB"),
            Map.entry("JE", "GB"),
            Map.entry("AX", "FI"),
            Map.entry("SJ", "NO"),
            Map.entry("CC", "AU"),
            Map.entry("CX", "AU"),
            Map.entry("VA", "IT"));

    private Territories() {}

    /**
     * The country whose rules hold.
     *
     * @param countryCode ISO 3166-1 alpha-2, capital letters
     * @return the country of a territory, such as {@code US} for {@code PR}; any other code as it is
     */
    public static String ruledBy(String countryCode) {
        return RULED_BY.getOrDefault(countryCode, countryCode);
    }
}
