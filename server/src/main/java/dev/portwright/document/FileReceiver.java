package dev.portwright.document;

import dev.portwright.document.file.FileName;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;

/** Receives files for other features, by the rules of every upload, and makes documents of them. */
@ApplicationScoped
public class FileReceiver {
    /** How much memory it takes to receive one, in KiB; of each that has come {@link #KEPT_KIB} until it is kept. */
    public static final int HELD_KIB = Upload.HELD_KIB;

    public static final int KEPT_KIB = NewBlob.PART_BYTES / 1024;

    private static final int BUFFER_BYTES = 8 * 1024;

    private final Uploads uploads;
    private final Documents documents;
    private final DocumentSpace space;
    private final Blobs blobs;
    private final Db db;

    FileReceiver(Uploads uploads, Documents documents, DocumentSpace space, Blobs blobs, Db db) {
        this.uploads = uploads;
        this.documents = documents;
        this.space = space;
        this.blobs = blobs;
        this.db = db;
    }

    /** Why a file is not taken. */
    public enum Refusal {
        EMPTY,
        TOO_LARGE,
        /** By its content it is nothing that a document can be. */
        OTHER_TYPE,
        NAME,
        MALWARE,
        /** The account has no room for another document. */
        NO_ROOM
    }

    /** What came of a file. */
    public sealed interface Outcome {}

    /** It is not taken. */
    public record Refused(Refusal why) implements Outcome {}

    /** It can be kept. Close it in any case. */
    public static final class Taken implements Outcome, AutoCloseable {
        private final Upload.Received file;

        private Taken(Upload.Received file) {
            this.file = file;
        }

        /** The SHA-256 of its bytes, in small hexadecimal digits. */
        public String sha256() {
            return file.content().sha256();
        }

        @Override
        public void close() {
            file.content().close();
        }
    }

    /**
     * Receives a file, of which a little is in memory at a time. Outside of transactions.
     *
     * @param filename as whoever sends it calls it; may be empty
     * @throws IOException when the content cannot be read
     * @throws ApiException 503 when the store of the bytes cannot be reached
     */
    public Outcome receive(UUID accountId, String filename, InputStream content) throws IOException {
        if (FileName.fault(filename).isPresent()) {
            return new Refused(Refusal.NAME);
        }
        if (db.read(tx -> space.isFull(tx, accountId))) {
            return new Refused(Refusal.NO_ROOM);
        }
        NewBlob blob = blobs.begin(accountId);
        Outcome outcome = new Refused(Refusal.TOO_LARGE);
        try {
            Upload upload = new Upload(blob, Uploads.FILE);
            if (copied(content, upload, blob)) {
                outcome = judged(upload, blob, filename);
            }
            return outcome;
        } finally {
            if (!(outcome instanceof Taken)) {
                blob.close();
            }
        }
    }

    /** False when it is too much. */
    private static boolean copied(InputStream content, Upload upload, NewBlob blob) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            if (blob.size() + read > Upload.MOST_BYTES) {
                return false;
            }
            upload.write(buffer, 0, read);
        }
        return true;
    }

    private Outcome judged(Upload upload, NewBlob blob, String filename) {
        if (blob.size() == 0) {
            return new Refused(Refusal.EMPTY);
        }
        Upload.Received received;
        try {
            received = upload.received(filename, null);
        } catch (ApiException e) {
            return new Refused(Refusal.OTHER_TYPE);
        }
        try {
            return new Taken(uploads.scanned(received, Uploads.FILE));
        } catch (ApiException e) {
            if (e.status() == ProblemCode.UNPROCESSABLE.status()) {
                return new Refused(Refusal.MALWARE);
            }
            throw e;
        }
    }

    /**
     * Makes a document of it; whoever does links it.
     *
     * @return its id
     * @throws ApiException 422 when the account has no room for it any more
     */
    public UUID keep(Tx tx, UUID accountId, Taken file) {
        return documents.add(tx, Reach.all(accountId), file.file).id();
    }
}
