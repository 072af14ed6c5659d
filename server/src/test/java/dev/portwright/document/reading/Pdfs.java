package dev.portwright.document.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

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

    /** A page whose content takes this many bytes once it is unpacked. */
    public static byte[] bomb(int mebibytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        byte[] some = "(0) Tj ".repeat(150_000).getBytes(StandardCharsets.US_ASCII);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write("BT /F1 9 Tf 40 700 Td ".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < mebibytes; i++) {
                out.write(some);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deflater.end();
        return file(List.of(stream("/Filter /FlateDecode", packed.toByteArray())));
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

    private static String partResources(int object) {
        return "/Resources << /XObject << /X1 " + object + " 0 R >> >>";
    }

    /** A page that is a picture, with nothing else on it than what a fax machine writes. */
    public static byte[] scan() {
        return pages(List.of("q 500 0 0 700 40 40 cm /Im1 Do Q\n" + line(800, "27/11/2026 10:22 +13035550199 P1")));
    }

    /** The file so that it opens with a password only, or by itself if that is empty. */
    public static byte[] encrypted(byte[] file, String password) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(file)) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(128);
            policy.setPreferAES(true);
            document.protect(policy);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
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
