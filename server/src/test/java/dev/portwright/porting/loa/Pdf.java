package dev.portwright.porting.loa;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** What is in a PDF file. */
public final class Pdf {
    static final int DPI = 100;

    private final byte[] file;

    public Pdf(byte[] file) {
        this.file = file;
    }

    private interface Look<T> {
        T at(PDDocument document) throws IOException;
    }

    private <T> T look(Look<T> look) {
        try (PDDocument document = Loader.loadPDF(file)) {
            return look.at(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of text on all pages, without those that are empty. */
    public List<String> lines() {
        return look(document -> new PDFTextStripper().getText(document))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The words of all pages with one blank between them. */
    public String text() {
        return String.join(" ", lines());
    }

    public int pages() {
        return look(PDDocument::getNumberOfPages);
    }

    /** Width and height of the first page in points, rounded. */
    public List<Integer> size() {
        return look(document -> {
            var box = document.getPage(0).getMediaBox();
            return List.of(Math.round(box.getWidth()), Math.round(box.getHeight()));
        });
    }

    /** The names of its typefaces, each of which must be in the file. */
    public List<String> embeddedFonts() {
        return look(document -> {
            TreeSet<String> names = new TreeSet<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    if (!font.isEmbedded()) {
                        throw new AssertionError(font.getName() + " is not in the file");
                    }
                    names.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
                }
            }
            return new ArrayList<>(names);
        });
    }

    /** A page as it looks. */
    public BufferedImage picture(int page) {
        return look(document -> new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.RGB));
    }

    /** Every page as it looks. */
    public List<BufferedImage> pictures() {
        return IntStream.range(0, pages()).mapToObj(this::picture).toList();
    }

    /** What stands, wholly or in part, outside of its page's margins or on something else, with where it stands. */
    List<String> misplaced(Margins margins) {
        List<String> found = new ArrayList<>();
        return look(document -> {
            new PDFTextStripper() {
                private final List<Box> before = new ArrayList<>();

                @Override
                protected void startPage(PDPage page) {
                    before.clear();
                }

                @Override
                protected void processTextPosition(TextPosition text) {
                    if (text.getUnicode().isBlank()) {
                        return;
                    }
                    if (!margins.hold(text)) {
                        tell("outside", text);
                    }
                    Box box = Box.of(text);
                    if (before.stream().anyMatch(box::isOn)) {
                        tell("on something else", text);
                    }
                    before.add(box);
                }

                private void tell(String what, TextPosition text) {
                    found.add("page %d, %.0f/%.0f, %s: %s"
                            .formatted(getCurrentPageNo(), text.getX(), text.getY(), what, text.getUnicode()));
                }
            }.getText(document);
            return found;
        });
    }

    /** The place of a letter. */
    private record Box(float left, float right, float top, float bottom) {
        static Box of(TextPosition text) {
            return new Box(text.getX(), text.getX() + text.getWidth(), text.getY() - text.getHeight(), text.getY());
        }

        /** Letters beside each other may touch, by less than a point. */
        boolean isOn(Box other) {
            return Math.min(right, other.right) - Math.max(left, other.left) > 1
                    && Math.min(bottom, other.bottom) - Math.max(top, other.top) > 1;
        }
    }

    public String metadata() {
        return look(document ->
                new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8));
    }
}
