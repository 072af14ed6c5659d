package dev.portwright.carrier;

/**
 * The carrier a number would be ported away from, as far as the directory knows it.
 *
 * @param name empty when no carrier is known for the number
 * @param spid service provider id, 1 to 10 capital letters and digits; empty when no carrier is known
 * @param ocn operating company number, likewise
 * @param fastPortEligible the carrier takes part in automated ports. Only a claim about the carrier: whether a number
 *     may port this way also depends on its country
 * @param messagingCapable messaging can move along with the numbers
 * @param portable the range can be ported at all
 * @param notPortableReason why not, for people; empty exactly when {@code portable}
 */
public record Carrier(
        String name,
        String spid,
        String ocn,
        boolean fastPortEligible,
        boolean messagingCapable,
        boolean portable,
        String notPortableReason) {

    static final String NO_COVERAGE = "No coverage";

    /** Stands for the carrier of a number that no range of the directory holds: nothing is known, nothing can be ported. */
    static final Carrier UNKNOWN = new Carrier("", "", "", false, false, false, NO_COVERAGE);

    /** Stands for every carrier where there is no directory: people find out whom to ask. */
    static final Carrier TO_BE_FOUND = new Carrier("Unknown carrier", "", "", false, false, true, "");
}
