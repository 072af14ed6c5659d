package dev.portwright.document;

import dev.portwright.document.file.FileType;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Hands other features what is in documents, and keeps the files that they make. */
@ApplicationScoped
public class DocumentFiles {
    private final Documents documents;
    private final Blobs blobs;

    DocumentFiles(Documents documents, Blobs blobs) {
        this.documents = documents;
        this.blobs = blobs;
    }

    /**
     * What a document is.
     *
     * @param contentType by its content
     * @param size in bytes
     */
    public record File(UUID id, UUID accountId, UUID blobId, String contentType, long size) {}

    /** Empty when the account has no such document here, whose content is handed out. */
    public Optional<File> find(Tx tx, UUID accountId, UUID id) {
        return DocumentStore.find(tx, Reach.all(accountId), id)
                .filter(document -> document.scan() != ScanStatus.INFECTED)
                .map(document -> new File(id, accountId, document.blobId(), document.contentType(), document.size()));
    }

    /** All of its bytes: for files that are small enough to be in memory. */
    public byte[] bytes(Tx tx, File file) {
        return blobs.get(tx, file.accountId(), file.blobId());
    }

    /**
     * Makes a document of a PDF file; whoever does links it.
     *
     * @param filename without blanks, with its extension
     * @return its id
     * @throws dev.portwright.platform.problem.ApiException 422 when the account has no room for it
     */
    public UUID addPdf(Tx tx, UUID accountId, String filename, byte[] content) {
        return documents.add(tx, accountId, filename, FileType.PDF, content).id();
    }
}
