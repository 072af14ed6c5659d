package dev.portwright.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * Makes PDF/A files, which hold all that is needed to show them, of pages in HTML. The same page of the same time is the
 * same file, byte by byte.
 */
public final class PdfMaker {
    /** The families of type that pages may name in CSS. */
    public static final String FONT_FAMILY = Fonts.FAMILY;

    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /** An empty box, in the place of a letter that no typeface has. */
    private static final String UNKNOWN_LETTER = "\u25a1";

    private static final String PRODUCER = "Portwright";

    /** When a file was made, in what it says of itself. */
    private static final Pattern CREATED = Pattern.compile("(<xmp:CreateDate>)[^<]*");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfMaker() {}

    /**
     * Makes a file. To be called within a turn.
     *
     * @param html well-formed; its pictures are data URIs, and nothing else that it names is fetched
     * @param madeAt the time that the file says it is of
     */
    public static byte[] pdf(String html, Instant madeAt) {
        return LongWork.run(() -> made(html, madeAt));
    }

    private static byte[] made(String html, Instant madeAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        Fonts.addTo(builder);
        builder.useUnicodeBidiSplitter(RightToLeft.Splitter::new);
        builder.useUnicodeBidiReorderer(new RightToLeft());
        builder.defaultTextDirection(TextDirection.LTR);
        builder.useReplacementText(UNKNOWN_LETTER);
        builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
        builder.useColorProfile(COLOURS);
        builder.withProducer(PRODUCER);
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri != null && uri.startsWith("data:"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument document = renderer.createPDFKeepOpen()) {
                date(document, madeAt, html.hashCode());
                document.save(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Has a file say of itself nothing that would be different the next time. */
    private static void date(PDDocument document, Instant madeAt, long id) throws IOException {
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(madeAt.atZone(ZoneOffset.UTC)));
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String said = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        String now = CREATED.matcher(said).replaceFirst("$1" + madeAt.truncatedTo(ChronoUnit.SECONDS));
        metadata.importXMPMetadata(now.getBytes(StandardCharsets.UTF_8));
        document.setDocumentId(id);
    }
}
