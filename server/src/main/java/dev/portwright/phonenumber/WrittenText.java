package dev.portwright.phonenumber;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phone number as somebody wrote it, without what is there for the eye only: blanks, hyphens, dots, slashes and brackets
 * of any kind, and characters that cannot be seen at all. Digits of any script are digits.
 *
 * @param plus whether it begins with a plus sign
 * @param digits all digits, a trunk zero in brackets among them
 * @param bracketedZero the place of a zero that stands in brackets by itself, as in {@code +44 (0)20}; -1 without one
 * @param foreign the first character that has no place in a phone number, or null
 */
record WrittenText(
        boolean plus,
        String digits,
        int bracketedZero,
        @Nullable Integer foreign) {
    private static final String URI = "tel:";

    static WrittenText of(String text) {
        int start = text.regionMatches(true, 0, URI, 0, URI.length()) ? URI.length() : 0;
        StringBuilder digits = new StringBuilder(text.length());
        boolean plus = false;
        int bracketedZero = -1;
        int opened = -1;
        Integer foreign = null;
        for (int i = start; i < text.length() && foreign == null; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            int digit = Character.digit(character, 10);
            if (digit >= 0 && Character.isDigit(character)) {
                digits.append((char) ('0' + digit));
            } else if (isPlus(character) && !plus && digits.isEmpty()) {
                plus = true;
            } else if (isOpening(character)) {
                opened = digits.length();
            } else if (isClosing(character)) {
                if (bracketedZero < 0 && opened > 0 && digits.length() == opened + 1 && digits.charAt(opened) == '0') {
                    bracketedZero = opened;
                }
                opened = -1;
            } else if (!isForTheEye(character)) {
                foreign = character;
            }
        }
        return new WrittenText(plus, digits.toString(), bracketedZero, foreign);
    }

    private static boolean isPlus(int character) {
        return character == '+' || character == 0xFF0B || character == 0xFE62 || character == 0x207A;
    }

    private static boolean isOpening(int character) {
        return character == '(' || character == '[' || character == 0xFF08 || character == 0xFF3B;
    }

    private static boolean isClosing(int character) {
        return character == ')' || character == ']' || character == 0xFF09 || character == 0xFF3D;
    }

    private static boolean isForTheEye(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.DASH_PUNCTUATION,
                    Character.FORMAT -> true;
            default -> Character.isWhitespace(character) || isDotSlashOrMinus(character);
        };
    }

    /** Dots, slashes and what looks like a hyphen, in the forms that typesetting and East Asian keyboards give them. */
    private static boolean isDotSlashOrMinus(int character) {
        return switch (character) {
            case '.', '/', 0x00B7, 0x2022, 0x2027, 0x2044, 0x2024, 0x2043, 0x2212, 0x2215, 0xFF0E, 0xFF0F -> true;
            default -> false;
        };
    }

    /** The digits without a zero in brackets; empty when there is none. */
    Optional<String> withoutBracketedZero() {
        return bracketedZero < 0
                ? Optional.empty()
                : Optional.of(digits.substring(0, bracketedZero) + digits.substring(bracketedZero + 1));
    }
}
