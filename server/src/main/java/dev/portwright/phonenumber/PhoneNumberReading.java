package dev.portwright.phonenumber;

import java.util.Optional;

/** What reading a text as a phone number found. */
public sealed interface PhoneNumberReading {

    /** The number that was found, ported or not, with its plus sign; empty when there is none. */
    default Optional<String> e164() {
        return switch (this) {
            case Known(PhoneNumberFacts facts) -> Optional.of(facts.e164());
            case Unportable(String number, String kind) -> Optional.of(number);
            case Invalid i -> Optional.empty();
            case NotE164 n -> Optional.empty();
            case Unreadable u -> Optional.empty();
        };
    }

    /** Why no number was found, a sentence for people; empty when one was. */
    default Optional<String> flaw() {
        return switch (this) {
            case Invalid(String why) -> Optional.of(why);
            case NotE164(String why) -> Optional.of(why);
            case Unreadable unreadable ->
                Optional.of("A phone number cannot hold " + unreadable.named() + ". Write digits, best with a plus sign"
                        + " and the country code before them.");
            case Known k -> Optional.empty();
            case Unportable u -> Optional.empty();
        };
    }

    /** The number can exist and is of a kind that can be ported. */
    record Known(PhoneNumberFacts facts) implements PhoneNumberReading {}

    /**
     * The text has a character that no phone number has.
     *
     * @param character the first of them, as a code point
     */
    record Unreadable(int character) implements PhoneNumberReading {

        /** True for what every keyboard has, so that whoever reads the text sees it. */
        public boolean isPlain() {
            return character >= ' ' && character <= '~';
        }

        /** The character in words, such as {@code the character 'x' (U+0078)}; only its number when it cannot be seen. */
        public String named() {
            boolean seen = switch (Character.getType(character)) {
                case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
                default -> true;
            };
            return "the character %s(U+%04X)"
                    .formatted(seen ? "'" + Character.toString(character) + "' " : "", character);
        }
    }

    /**
     * The text cannot be read as one number with its country code.
     *
     * @param why a sentence for people, with what to write instead
     */
    record NotE164(String why) implements PhoneNumberReading {}

    /**
     * The text is written right, but no country's numbering plan has such a number.
     *
     * @param why a sentence for people
     */
    record Invalid(String why) implements PhoneNumberReading {}

    /**
     * The number exists, but its kind is never ported.
     *
     * @param number with its plus sign
     * @param kind the kind in words, such as {@code premium rate}
     */
    record Unportable(String number, String kind) implements PhoneNumberReading {}
}
