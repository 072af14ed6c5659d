package dev.portwright.document;

import dev.portwright.document.file.FileType;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Gives an account documents that come with the program. */
@ApplicationScoped
public class SeedDocuments {
    private final Blobs blobs;
    private final Clock clock;

    public SeedDocuments(Blobs blobs, Clock clock) {
        this.blobs = blobs;
        this.clock = clock;
    }

    /** Adds the PDF unless the account has a document with its id. It does not expire until something has used it and ceased to. */
    public void ensure(Tx tx, UUID accountId, UUID id, String filename, byte[] content) {
        if (DocumentStore.find(tx, Reach.all(accountId), id).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        DocumentStore.insert(
                tx,
                new Document(
                        id,
                        accountId,
                        blobs.put(tx, accountId, content),
                        filename,
                        FileType.PDF.mediaType(),
                        content.length,
                        Sha256.hex(content),
                        null,
                        ScanStatus.NOT_SCANNED,
                        now,
                        now),
                null);
        DocumentSpace.addAnyway(tx, accountId, content.length);
    }
}
