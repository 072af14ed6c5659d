package dev.portwright.porting.calendar;

/**
 * Folds lines to 75 octets (RFC 5545, 3.1). The library counts characters instead, and lines of other letters than Latin ones
 * would come out too long.
 */
final class FoldedLines {
    private static final int MOST = 75;
    private static final String FOLD = "\r\n ";

    private FoldedLines() {}

    /** @param text lines that each end in a line feed after a carriage return, none of them folded */
    static String of(String text) {
        StringBuilder folded = new StringBuilder(text.length() + text.length() / MOST * FOLD.length());
        int octets = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            boolean endsLine = character == '\r' || character == '\n';
            int width = endsLine ? 0 : octets(character);
            if (octets + width > MOST) {
                folded.append(FOLD);
                octets = 1;
            }
            folded.appendCodePoint(character);
            octets = endsLine ? 0 : octets + width;
        }
        return folded.toString();
    }

    private static int octets(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
