package dev.portwright.porting.loa;

import java.awt.image.BufferedImage;
import org.apache.pdfbox.text.TextPosition;

/** The blank edges of a letter's pages, as its style sheet has them; the foot has a line of its own in its middle. */
final class Margins {
    private static final double TOP = 16;
    private static final double SIDE = 18;

    /** Below the line at the foot. */
    private static final double BOTTOM = 5;

    /** Of ink, which has soft edges. */
    private static final double TOLERANCE = 0.5;

    private static final double MM_OF_AN_INCH = 25.4;
    private static final double POINTS_OF_AN_INCH = 72;
    private static final int WHITE = 0xf0;

    static final Margins OF_LETTERS = new Margins();

    private Margins() {}

    /** Whether a text stands between them. */
    boolean hold(TextPosition text) {
        double unit = POINTS_OF_AN_INCH / MM_OF_AN_INCH;
        double slack = TOLERANCE * unit;
        return text.getX() >= SIDE * unit - slack
                && text.getX() + text.getWidth() <= text.getPageWidth() - SIDE * unit + slack
                && text.getY() - text.getHeight() >= TOP * unit - slack
                && text.getY() <= text.getPageHeight() - BOTTOM * unit + slack;
    }

    /** How many points of a picture have ink. */
    record Ink(int within, int outside) {}

    Ink ink(BufferedImage page) {
        double unit = Pdf.DPI / MM_OF_AN_INCH;
        int width = page.getWidth();
        int height = page.getHeight();
        int left = (int) ((SIDE - TOLERANCE) * unit);
        int top = (int) ((TOP - TOLERANCE) * unit);
        int bottom = height - (int) ((BOTTOM - TOLERANCE) * unit);
        int[] points = page.getRGB(0, 0, width, height, null, 0, width);
        int within = 0;
        int outside = 0;
        for (int i = 0; i < points.length; i++) {
            if (isInk(points[i])) {
                int x = i % width;
                int y = i / width;
                if (x >= left && x <= width - left && y >= top && y <= bottom) {
                    within++;
                } else {
                    outside++;
                }
            }
        }
        return new Ink(within, outside);
    }

    private static boolean isInk(int rgb) {
        return (rgb & 0xff) < WHITE || (rgb >> 8 & 0xff) < WHITE || (rgb >> 16 & 0xff) < WHITE;
    }
}
