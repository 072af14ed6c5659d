package dev.portwright.seal;

import dev.portwright.platform.time.TurnableClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** Seals PDF files with PAdES signatures (ETSI EN 319 142-1) of the level B-B. */
@ApplicationScoped
public class PdfSeal {
    private static final COSName CADES_DETACHED = COSName.getPDFName("ETSI.CAdES.detached");

    private final SealKeys keys;
    private final TurnableClock clock;

    PdfSeal(SealKeys keys, TurnableClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The file with a seal of now, by the machine's time, over every byte of it. Outside of transactions. */
    public byte[] seal(byte[] file, String reason) {
        SealKey key = keys.current();
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(CADES_DETACHED);
        signature.setName("Portwright");
        signature.setReason(reason);
        signature.setSignDate(GregorianCalendar.from(clock.systemTime().atZone(ZoneOffset.UTC)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(file)) {
            document.addSignature(signature, content -> CadesSignature.of(key, content.readAllBytes()));
            document.saveIncremental(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
