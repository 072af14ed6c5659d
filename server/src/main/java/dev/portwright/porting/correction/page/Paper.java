package dev.portwright.porting.correction.page;

import org.jspecify.annotations.Nullable;

/**
 * A document that an end customer is asked for.
 *
 * @param path its place on the order, with dots; its field of a form is called so
 * @param label what people call it
 * @param hint what it has to be like; may be empty
 * @param requirementTypeId of the requirement that it is for; null for letter and invoice
 * @param refused the SHA-256 of the file that will not do; null when there is none, or it is not known here
 */
record Paper(
        String path,
        String label,
        String hint,
        Why why,
        @Nullable String requirementTypeId,
        @Nullable String refused) {

    /** Why it is asked for. */
    enum Why {
        MISSING,
        /** What was given was not accepted. */
        REFUSED,
        /** Malware was found in what was given. */
        INFECTED,
        /** By its text it is older than carriers take it. */
        TOO_OLD,
        /** It opens with a password only. */
        LOCKED,
        /** It says something else than the order by now. */
        OUTDATED
    }

    static final String REQUIREMENTS = "requirements";

    /** Where problems with it are told. */
    String pointer() {
        return "/" + path.replace('.', '/');
    }

    /** Whether there is none that could be used. */
    boolean isLacking() {
        return why != Why.OUTDATED;
    }

    /** What it is wanted for, in a sentence. */
    String reason() {
        return label + ": " + PlainWords.of(why);
    }
}
