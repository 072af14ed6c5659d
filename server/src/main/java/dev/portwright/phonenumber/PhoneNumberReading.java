package dev.portwright.phonenumber;

/** What reading a text as a phone number found. */
public sealed interface PhoneNumberReading {

    /** The number can exist and is of a kind that can be ported. */
    record Known(PhoneNumberFacts facts) implements PhoneNumberReading {}

    /** The text is not a plus sign and 7 to 15 digits of which the first is not 0. */
    record NotE164() implements PhoneNumberReading {}

    /** The text is written right, but no country's numbering plan has such a number. */
    record Invalid() implements PhoneNumberReading {}

    /**
     * The number exists, but its kind is never ported.
     *
     * @param kind the kind in words, such as {@code premium rate}
     */
    record Unportable(String kind) implements PhoneNumberReading {}
}
