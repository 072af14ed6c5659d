package dev.portwright.document.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationInk;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/** Small PDF files, of which some mean harm. */
public final class Pdfs {
    /** Enough words to be a text and not what a fax machine writes. */
    public static final String WORDS =
            "I authorize the carrier that is named above to transfer the telephone numbers that are listed in this letter, and to act for me.";

    private static final String FONT =
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

    private Pdfs() {}

    /** A page with these lines, and some words before them. */
    public static byte[] of(String... lines) {
        StringBuilder text = new StringBuilder(line(760, WORDS));
        for (int i = 0; i < lines.length; i++) {
            text.append(line(740 - 14 * i, lines[i]));
        }
        return pages(List.of(text.toString()));
    }

    static String line(int height, String text) {
        String escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
        return "BT /F1 9 Tf 40 " + height + " Td (" + escaped + ") Tj ET\n";
    }

    /** Pages of these contents. */
    static byte[] pages(List<String> contents) {
        return file(contents.stream()
                .map(content -> stream("", content.getBytes(StandardCharsets.ISO_8859_1)))
                .toList());
    }

    /** A page whose content takes this many bytes once it is unpacked. A piece of it is packed once and repeated. */
    public static byte[] bomb(int mebibytes) {
        byte[] first = "BT /F1 9 Tf 40 700 Td ".getBytes(StandardCharsets.US_ASCII);
        byte[] piece = "(0) Tj ".repeat(150_000).getBytes(StandardCharsets.US_ASCII);
        byte[] packed = piece(piece);
        Adler32 check = new Adler32();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(new byte[] {0x78, 0x01}); // RFC 1950
        stream.writeBytes(piece(first));
        check.update(first);
        for (int i = 0; i < mebibytes; i++) {
            stream.writeBytes(packed);
            check.update(piece);
        }
        stream.writeBytes(new byte[] {0x03, 0x00}); // the last block, empty
        stream.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
        return file(List.of(stream("/Filter /FlateDecode", stream.toByteArray())));
    }

    /** Packed so that other pieces can follow. */
    private static byte[] piece(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        byte[] packed = new byte[content.length + 100];
        deflater.setInput(content);
        int length = deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    /** A page whose parts are drawn more often than a machine can in a year. */
    public static byte[] slow() {
        int depth = 16;
        int first = 10;
        StringBuilder parts = new StringBuilder("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        parts.append("2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n")
                .append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ")
                .append(partResources(first))
                .append(" >>\nendobj\n4 0 obj\n<< /Length 6 >>\nstream\n/X1 Do\nendstream\nendobj\n");
        for (int object = first; object < first + depth; object++) {
            String content = "/X1 Do ".repeat(10);
            parts.append(object)
                    .append(" 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length ")
                    .append(content.length())
                    .append(' ')
                    .append(partResources(object + 1))
                    .append(" >>\nstream\n")
                    .append(content)
                    .append("\nendstream\nendobj\n");
        }
        int last = first + depth;
        parts.append(last)
                .append(
                        " 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 3 >>\nstream\nq Q\nendstream\n")
                .append("endobj\ntrailer\n<< /Size ")
                .append(last + 1)
                .append(" /Root 1 0 R >>\n%%EOF\n");
        return parts.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A page with some words, and so many signs of a typeface that has shapes only. */
    static byte[] shapes(int signs) {
        return changed(of("Numbers:"), document -> {
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TYPE3);
            font.setItem(COSName.FONT_BBOX, new PDRectangle(1, 1).getCOSArray());
            font.setItem(COSName.FONT_MATRIX, COSArray.ofCOSIntegers(List.of(1, 0, 0, 1, 0, 0)));
            font.setItem(COSName.CHAR_PROCS, new COSDictionary());
            COSDictionary encoding = new COSDictionary();
            encoding.setItem(
                    COSName.DIFFERENCES, new COSArray(List.of(COSInteger.get(65), COSName.getPDFName("shape1"))));
            font.setItem(COSName.ENCODING, encoding);
            font.setInt(COSName.FIRST_CHAR, 65);
            font.setInt(COSName.LAST_CHAR, 65);
            font.setItem(COSName.WIDTHS, COSArray.ofCOSIntegers(List.of(1)));
            PDPage page = document.getPage(0);
            page.getResources().put(COSName.getPDFName("F2"), new PDType3Font(font));
            PDStream more = new PDStream(
                    document,
                    new ByteArrayInputStream(("BT /F2 9 Tf 40 500 Td (" + "A".repeat(signs) + ") Tj ET")
                            .getBytes(StandardCharsets.US_ASCII)));
            List<PDStream> contents = new ArrayList<>();
            page.getContentStreams().forEachRemaining(contents::add);
            contents.add(more);
            page.setContents(contents);
        });
    }

    /** A page with some words, on which a part is drawn that draws itself. */
    static byte[] circle() {
        byte[] text = (line(700, WORDS) + line(600, "303 555 0100") + "/X1 Do\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        add(out, "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        add(out, "2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n3 0 obj\n");
        add(out, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ");
        add(out, "/Resources << /Font << /F1 6 0 R >> /XObject << /X1 5 0 R >> >> >>\nendobj\n4 0 obj\n");
        out.writeBytes(stream("", text));
        add(out, "\nendobj\n5 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 6 ");
        add(out, partResources(5) + " >>\nstream\n/X1 Do\nendstream\nendobj\n6 0 obj\n" + FONT);
        add(out, "\nendobj\ntrailer\n<< /Size 7 /Root 1 0 R >>\n%%EOF\n");
        return out.toByteArray();
    }

    /** A page with some words, and as many objects that nothing needs as there is room for. */
    static byte[] objects(int size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        out.writeBytes(of("303 555 0100"));
        for (int object = 100; out.size() < size - 100; object++) {
            add(out, object + " 0 obj\n[" + object + "]\nendobj\n");
        }
        add(out, "trailer\n<< /Size 10 /Root 1 0 R >>\n%%EOF\n");
        return out.toByteArray();
    }

    /** A page with some words and a field of a form that has a value, drawn or not. */
    public static byte[] form(String value, boolean drawn) {
        return changed(of("I am filled in."), document -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
            form.setDefaultResources(resources);
            form.setNeedAppearances(!drawn);
            PDTextField field = new PDTextField(form);
            field.setPartialName("number");
            field.setDefaultAppearance("/Helv 9 Tf 0 g");
            PDAnnotationWidget widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(40, 500, 300, 20));
            widget.setPage(document.getPage(0));
            widget.setPrinted(true);
            document.getPage(0).setAnnotations(List.of(widget));
            form.setFields(List.of(field));
            if (!value.isEmpty()) {
                field.setValue(value);
            }
            if (!drawn) {
                widget.setAppearance(null);
                field.getCOSObject().setString(COSName.V, value);
            }
        });
    }

    /** A page with some words, on which somebody has written with a pen. */
    public static byte[] handwritten() {
        return changed(of("Signed:"), document -> {
            PDAnnotationInk ink = new PDAnnotationInk();
            ink.setRectangle(new PDRectangle(40, 500, 100, 100));
            ink.setInkList(new float[][] {{40, 500, 60, 520, 80, 500}});
            document.getPage(0).setAnnotations(List.of(ink));
        });
    }

    private interface Change {
        void make(PDDocument document) throws IOException;
    }

    private static byte[] changed(byte[] file, Change change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(file)) {
            change.make(document);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String partResources(int object) {
        return "/Resources << /XObject << /X1 " + object + " 0 R >> >>";
    }

    /** A page that is a picture, with nothing else on it than what a fax machine writes. */
    public static byte[] scan() {
        return pages(List.of("q 500 0 0 700 40 40 cm /Im1 Do Q\n" + line(800, "27/11/2026 10:22 +13035550199 P1")));
    }

    /** The file so that it opens with a password only, or by itself if that is empty. */
    public static byte[] encrypted(byte[] file, String password) {
        return changed(file, document -> {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            policy.setPreferAES(true);
            document.protect(policy);
        });
    }

    private static byte[] stream(String entries, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        add(out, "<< /Length " + content.length + " " + entries + " >>\nstream\n");
        out.writeBytes(content);
        add(out, "\nendstream");
        return out.toByteArray();
    }

    private static byte[] file(List<byte[]> contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder kids = new StringBuilder();
        add(out, "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n3 0 obj\n" + FONT + "\nendobj\n");
        add(out, "4 0 obj\n<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8");
        add(out, " /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream\nendobj\n");
        int object = 5;
        for (byte[] content : contents) {
            String text = new String(content, StandardCharsets.ISO_8859_1);
            String pictures = text.contains("/Im1 Do") ? "/XObject << /Im1 4 0 R >>" : "";
            kids.append(object).append(" 0 R ");
            add(out, object + " 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + (object + 1));
            add(
                    out,
                    " 0 R /Resources << /Font << /F1 3 0 R >> " + pictures + " >> >>\nendobj\n" + (object + 1)
                            + " 0 obj\n");
            out.writeBytes(content);
            add(out, "\nendobj\n");
            object += 2;
        }
        add(out, "2 0 obj\n<< /Type /Pages /Count " + contents.size() + " /Kids [" + kids + "] >>\nendobj\n");
        add(out, "trailer\n<< /Size " + object + " /Root 1 0 R >>\n%%EOF\n");
        return out.toByteArray();
    }

    private static void add(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
