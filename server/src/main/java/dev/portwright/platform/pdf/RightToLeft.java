package dev.portwright.platform.pdf;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.stream.IntStream;

/** Puts text that is read from right to left, Arabic and Hebrew, in the order in which it stands on paper. */
final class RightToLeft implements BidiReorderer {
    /** Pairs that look the other way in text from right to left. */
    private static final String BRACKETS = "()[]{}<>\u00ab\u00bb";

    @Override
    public String reorderRTLTextToLTR(String text) {
        // Marks of the typeface are drawn to the right of where they stand: turned round with the rest they are on
        // their letter.
        StringBuilder turned = new StringBuilder(text.length());
        new StringBuilder(text)
                .reverse()
                .codePoints()
                .map(RightToLeft::mirrored)
                .forEach(turned::appendCodePoint);
        return turned.toString();
    }

    private static int mirrored(int letter) {
        int at = BRACKETS.indexOf(letter);
        return at < 0 ? letter : BRACKETS.charAt(at ^ 1);
    }

    @Override
    public String shapeText(String text) {
        return ArabicShaping.shape(text);
    }

    @Override
    public String deshapeText(String text) {
        return ArabicShaping.unshape(text);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    /** Cuts a paragraph where its direction changes. */
    static final class Splitter implements BidiSplitter {
        private BidiTextRun[] runs = {};

        @Override
        public void setParagraph(String text, byte direction) {
            Bidi bidi = new Bidi(
                    text,
                    direction == BidiSplitter.RTL
                            ? Bidi.DIRECTION_RIGHT_TO_LEFT
                            : direction == BidiSplitter.LTR
                                    ? Bidi.DIRECTION_LEFT_TO_RIGHT
                                    : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
            int count = bidi.getRunCount();
            byte[] levels = new byte[count];
            runs = new BidiTextRun[count];
            for (int i = 0; i < count; i++) {
                int start = bidi.getRunStart(i);
                levels[i] = (byte) bidi.getRunLevel(i);
                runs[i] = new BidiTextRun(
                        start, bidi.getRunLimit(i) - start, levels[i] % 2 == 0 ? BidiSplitter.LTR : BidiSplitter.RTL);
            }
            if (count > 1) {
                Bidi.reorderVisually(levels, 0, runs, 0, count);
            }
        }

        @Override
        public int countTextRuns() {
            return runs.length;
        }

        @Override
        public BidiTextRun getVisualRun(int index) {
            return runs[index];
        }

        @Override
        public byte getBaseDirection(String text) {
            return IntStream.range(0, text.length())
                    .map(i -> Character.getDirectionality(text.charAt(i)))
                    .mapToObj(Splitter::strong)
                    .filter(direction -> direction != BidiSplitter.NEUTRAL)
                    .findFirst()
                    .orElse(BidiSplitter.NEUTRAL);
        }

        private static byte strong(int directionality) {
            return switch (directionality) {
                case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> BidiSplitter.LTR;
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    BidiSplitter.RTL;
                default -> BidiSplitter.NEUTRAL;
            };
        }
    }
}
