package dev.portwright.platform.pdf;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import java.io.InputStream;

/**
 * The typefaces of files, of which each file gets the letters that it has: DejaVu Sans for Latin, Greek, Cyrillic, Arabic and
 * Hebrew, BIZ UDPGothic for Japanese.
 */
final class Fonts {
    /** For CSS: each letter is taken from the first that has it. */
    static final String FAMILY = "'DejaVu Sans', 'BIZ UDPGothic'";

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private static final FSCacheEx<String, FSCacheValue> METRICS = new FSDefaultCacheStore();

    private Fonts() {}

    static void addTo(PdfRendererBuilder builder) {
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, METRICS);
        builder.useFont(() -> open("DejaVuSans.ttf"), "DejaVu Sans", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> open("DejaVuSans-Bold.ttf"), "DejaVu Sans", BOLD, FontStyle.NORMAL, true);
        builder.useFont(() -> open("BIZUDPGothic_400Regular.ttf"), "BIZ UDPGothic", REGULAR, FontStyle.NORMAL, true);
    }

    private static InputStream open(String name) {
        InputStream font = Fonts.class.getClassLoader().getResourceAsStream("fonts/" + name);
        if (font == null) {
            throw new IllegalStateException("the product lacks its typeface " + name);
        }
        return font;
    }
}
