package dev.portwright.document;

import dev.portwright.document.file.FileType;
import dev.portwright.document.scan.MalwareScanner;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Hands other features what is in documents, and keeps the files that they make. */
@ApplicationScoped
public class DocumentFiles {
    private final Documents documents;
    private final Blobs blobs;
    private final MalwareScanner scanner;

    DocumentFiles(Documents documents, Blobs blobs, MalwareScanner scanner) {
        this.documents = documents;
        this.blobs = blobs;
        this.scanner = scanner;
    }

    /**
     * What a document is.
     *
     * @param contentType by its content
     * @param size in bytes
     */
    public record File(UUID id, UUID accountId, UUID blobId, String contentType, long size) {}

    /**
     * How far a document is.
     *
     * @param sha256 of its bytes, in small hexadecimal digits
     * @param isToBeSearched true as long as it has not been searched for malware and is to be
     * @param isInfected true when malware was found in it after it was uploaded
     */
    public record State(String sha256, boolean isToBeSearched, boolean isInfected) {}

    /** Whether documents are searched for malware here. */
    public boolean areSearched() {
        return scanner.isThere();
    }

    /** How far these documents are; of those that are not kept here nothing is known. */
    public Map<UUID, State> states(Tx tx, UUID accountId, Collection<UUID> ids) {
        return DocumentStore.ofIds(tx, accountId, ids).stream()
                .collect(Collectors.toUnmodifiableMap(
                        Document::id,
                        document -> new State(
                                document.sha256(),
                                document.scan() == ScanStatus.PENDING_SCAN,
                                document.scan() == ScanStatus.INFECTED)));
    }

    /** Empty when the account has no such document here, whose content is handed out. */
    public Optional<File> find(Tx tx, UUID accountId, UUID id) {
        return DocumentStore.find(tx, Reach.all(accountId), id)
                .filter(document -> document.scan() != ScanStatus.INFECTED)
                .map(document -> new File(id, accountId, document.blobId(), document.contentType(), document.size()));
    }

    /**
     * All of its bytes: for files that are small enough to be in memory. To be called outside of transactions.
     *
     * @throws ApiException 503 when they cannot be had now
     */
    public byte[] bytes(File file) {
        try (InputStream content = blobs.open(file.accountId(), file.blobId(), 0)) {
            byte[] bytes = content.readNBytes((int) file.size());
            if (bytes.length == file.size()) {
                return bytes;
            }
        } catch (IOException e) {
            // What holds them has broken off amid the file.
        }
        throw new ApiException(
                ProblemCode.UNAVAILABLE.because("The content of the document " + file.id() + " cannot be read now."));
    }

    /**
     * Makes a document of a PDF file. The account's documents are counted last, since others who add some wait for that.
     *
     * @param filename without blanks, with its extension
     * @param use links it, by its id, and does what else goes with it
     * @return its id
     * @throws ApiException 422 when the account has no room for it
     */
    public UUID addPdf(Tx tx, UUID accountId, String filename, byte[] content, Consumer<UUID> use) {
        return documents
                .add(tx, accountId, filename, FileType.PDF, content, use)
                .id();
    }

    /**
     * Makes a document of a CSV file of any size, in the order of {@link #addPdf}.
     *
     * @param filename without blanks, with its extension
     * @param content complete and stored; it is kept with the transaction
     * @param use links it, by its id, and does what else goes with it
     * @return its id
     * @throws ApiException 422 when the account has no room for it, 409 when the bytes are gone
     */
    public UUID addCsv(Tx tx, UUID accountId, String filename, NewBlob content, Consumer<UUID> use) {
        return documents
                .add(tx, accountId, filename, FileType.CSV, content, use)
                .id();
    }
}
