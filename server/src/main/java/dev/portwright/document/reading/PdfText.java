package dev.portwright.document.reading;

import dev.portwright.document.reading.Findings.State;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationInk;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** Takes the text out of a PDF file. It may take any amount of memory and time: see {@link DocumentReader}. */
final class PdfText {
    static final int MOST_PAGES = 100;
    static final int MOST_CHARACTERS = 1024 * 1024;

    /** Less on every page is what a scanner or a fax machine writes beside its pictures. */
    private static final int FEWEST_OF_A_TEXT = 100;

    /** What is put upon a page without being text. */
    private static final Set<String> PICTURES = Set.of(PDAnnotationRubberStamp.SUB_TYPE, PDAnnotationInk.SUB_TYPE);

    /** Of fewer signs whose meaning the file does not say no number is made. */
    private static final int FEWEST_UNKNOWN = 7;

    /** How deep the fields of a form are in each other. */
    private static final int MOST_PARENTS = 10;

    /** Less on a page with pictures is a page of pictures. */
    private static final int FEWEST_OF_A_PAGE = 20;

    private PdfText() {}

    /** What is found in a file. */
    static Findings read(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            return read(document);
        } catch (InvalidPasswordException e) {
            return Findings.nothing(State.ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Whatever a broken file makes its reader stumble over.
            return Findings.nothing(State.UNREADABLE);
        }
    }

    private static Findings read(PDDocument document) throws IOException {
        Pages pages = new Pages();
        StringWriter text = new StringWriter();
        boolean whole = document.getNumberOfPages() <= MOST_PAGES;
        try {
            pages.writeText(document, text);
        } catch (TooMuch e) {
            whole = false;
        }
        if (pages.most < FEWEST_OF_A_TEXT) {
            return new Findings(
                    State.NO_TEXT, document.getNumberOfPages(), false, List.of(), List.of(), List.of(), false);
        }
        String plain = PlainText.of(text.toString());
        TextDigits.Found digits = TextDigits.in(plain);
        TextWords.Found words = TextWords.in(plain);
        return new Findings(
                State.READ,
                document.getNumberOfPages(),
                whole && digits.whole() && !pages.pictures && pages.unknown < FEWEST_UNKNOWN,
                TextDates.in(plain),
                digits.lines(),
                words.words(),
                words.whole());
    }

    /** There is more text than a document has. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The text of the first pages, as it stands on them from above to below, with what was filled in or written over it. Where
     * something is drawn by hand or was recognised in a picture, the page is one of pictures.
     */
    private static final class Pages extends PDFTextStripper {
        private int characters;
        private int ofPage;
        private int most;
        private boolean pictures;
        private int unknown;

        Pages() {
            setSortByPosition(true);
            setSuppressDuplicateOverlappingText(true);
            setShouldSeparateByBeads(false);
            setEndPage(MOST_PAGES);
        }

        @Override
        protected void startPage(PDPage page) {
            ofPage = 0;
        }

        /** Of some typefaces a file has the shapes only: which letters they are is guessed, or left out. */
        @Override
        protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
            if (font.toUnicode(code) == null) {
                unknown++;
            }
            super.showGlyph(place, font, code, displacement);
        }

        /** What does not show was put over a picture by who recognised letters in it, and may be wrong. */
        @Override
        protected void processTextPosition(TextPosition text) {
            pictures |= getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
            super.processTextPosition(text);
        }

        @Override
        protected void writePage() throws IOException {
            try {
                for (PDAnnotation annotation : getCurrentPage().getAnnotations()) {
                    if (!annotation.isHidden() && !annotation.isNoView()) {
                        pictures |= isNoText(annotation);
                        showAnnotation(annotation);
                    }
                }
            } catch (IOException | RuntimeException e) {
                // What is broken about them does not make the page unreadable.
                pictures = true;
            }
            super.writePage();
        }

        /** Whether people see something there whose text is not known: also what a viewer would have to draw first. */
        private static boolean isNoText(PDAnnotation annotation) {
            String type = String.valueOf(annotation.getSubtype());
            boolean drawn = annotation.getNormalAppearanceStream() != null;
            return PICTURES.contains(type)
                    || (!drawn && type.equals(PDAnnotationFreeText.SUB_TYPE))
                    || (!drawn && type.equals(PDAnnotationWidget.SUB_TYPE) && isFilledIn(annotation));
        }

        /** A field has the value of the one that it is a part of. */
        private static boolean isFilledIn(PDAnnotation field) {
            COSDictionary part = field.getCOSObject();
            for (int i = 0; i < MOST_PARENTS && part != null; i++) {
                if (part.getDictionaryObject(COSName.V) instanceof COSString value
                        && !value.getString().isBlank()) {
                    return true;
                }
                part = part.getCOSDictionary(COSName.PARENT);
            }
            return false;
        }

        @Override
        protected void writeString(String text) throws IOException {
            characters += text.length();
            if (characters > MOST_CHARACTERS) {
                throw new TooMuch();
            }
            ofPage += (int) text.codePoints().filter(Character::isLetterOrDigit).count();
            most = Math.max(most, ofPage);
            super.writeString(text);
        }

        @Override
        protected void endPage(PDPage page) {
            PDResources resources = page.getResources();
            pictures |= ofPage < FEWEST_OF_A_PAGE
                    && resources != null
                    && resources.getXObjectNames().iterator().hasNext();
        }
    }
}
