package dev.portwright.platform.problem;

/** Looks at text that a client sent, and makes it short enough to be told back to it. */
public final class ClientText {
    private static final int QUOTED = 40;
    private static final String CUT = "...";

    private ClientText() {}

    /** True when there is nothing in the text that could be read: no character, or blanks of any kind alone. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** Text to be quoted in a sentence: at most 40 characters, then three dots, without control characters. */
    public static String quoted(String text) {
        String beginning = cut(text, QUOTED);
        return beginning.replaceAll("\\p{Cntrl}", "?");
    }

    /** Text as one line of at most {@code max} characters and three dots: blanks for line ends and control characters. */
    public static String oneLine(String text, int max) {
        return cut(text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip(), max);
    }

    /**
     * The text itself when it has at most {@code max} characters, else its beginning and three dots. Neither a surrogate
     * pair nor an escape of a JSON pointer, such as {@code ~1}, is cut in two.
     */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        char last = text.charAt(max - 1);
        return text.substring(0, Character.isHighSurrogate(last) || last == '~' ? max - 1 : max) + CUT;
    }
}
