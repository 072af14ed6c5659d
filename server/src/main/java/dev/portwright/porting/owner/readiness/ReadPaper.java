package dev.portwright.porting.owner.readiness;

import dev.portwright.document.DocumentReading;
import dev.portwright.document.reading.Findings;
import dev.portwright.porting.order.OrderAttribute;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter of authorization or an invoice that an order names.
 *
 * @param attribute where the order names it
 * @param reading how far its reading is; null when it is not read, since it is no PDF file or is kept elsewhere
 */
record ReadPaper(
        OrderAttribute attribute, UUID documentId, @Nullable DocumentReading reading) {

    /** What was found in it; empty when its text is not known. */
    Optional<Findings> text() {
        return reading instanceof DocumentReading.Done(var findings) && findings.state() == Findings.State.READ
                ? Optional.of(findings)
                : Optional.empty();
    }

    boolean isEncrypted() {
        return reading instanceof DocumentReading.Done(var findings) && findings.state() == Findings.State.ENCRYPTED;
    }

    /** How far its reading is, in the word on the wire. */
    String word() {
        return switch (reading) {
            case null -> "not_read";
            case DocumentReading.Waits() -> "being_read";
            case DocumentReading.Done(var findings) ->
                findings.state() == Findings.State.READ && !findings.whole()
                        ? "partly_read"
                        : findings.state().name().toLowerCase(Locale.ROOT);
        };
    }
}
