package dev.portwright.document;

import dev.portwright.document.file.FileName;
import dev.portwright.document.file.FileType;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Keeps the documents of accounts. */
@ApplicationScoped
class Documents {
    /** How many documents of an order whoever has its sharing tokens has uploaded, at most. */
    static final int MOST_FOR_AN_ORDER = 100;

    private final Db db;
    private final Blobs blobs;
    private final DocumentSpace space;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    Documents(Db db, Blobs blobs, DocumentSpace space, Jobs jobs, Ids ids, Clock clock) {
        this.db = db;
        this.blobs = blobs;
        this.space = space;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a file that has come whole.
     *
     * @param reach whose upload it is: within reach of who has sent it, it stays
     * @throws ApiException 422 when the account has no room for it, or the order has enough that was uploaded for it
     */
    Document add(Tx tx, Reach reach, Upload.Received file) {
        UUID accountId = reach.accountId();
        Instant now = clock.instant();
        Document document = new Document(
                ids.next(),
                accountId,
                file.content().id(),
                file.filename(),
                file.type().mediaType(),
                file.content().size(),
                file.content().sha256(),
                file.customerReference(),
                file.scan(),
                now,
                now);
        file.content().keep(tx);
        DocumentStore.insert(tx, document, reach.orderId());
        jobs.schedule(tx, DocumentExpiry.KIND, document.id(), now.plus(DocumentExpiry.UNLINKED));
        if (document.scan() == ScanStatus.PENDING_SCAN) {
            jobs.schedule(tx, ScanJob.KIND, document.id(), now.plus(ScanJob.SHORTEST));
        }
        space.add(tx, accountId, document.size());
        requireFew(tx, reach);
        return document;
    }

    /**
     * Looks whether there is room for another document, before its bytes are taken. It is counted again when they are here.
     *
     * @throws ApiException 422 when there is none
     */
    void requireRoom(Reach reach) {
        db.<@Nullable Void>read(tx -> {
            space.require(tx, reach.accountId());
            if (uploaded(tx, reach) >= MOST_FOR_AN_ORDER) {
                throw tooMany(" Nothing of this one was taken.");
            }
            return null;
        });
    }

    /** After the account's space was counted, behind which others wait: so two at once do not exceed it. */
    private static void requireFew(Tx tx, Reach reach) {
        if (uploaded(tx, reach) > MOST_FOR_AN_ORDER) {
            throw tooMany("");
        }
    }

    private static long uploaded(Tx tx, Reach reach) {
        UUID orderId = reach.orderId();
        return orderId == null ? 0 : DocumentStore.countUploadedFor(tx, reach.accountId(), orderId);
    }

    private static ApiException tooMany(String besides) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because("With sharing tokens at most " + MOST_FOR_AN_ORDER
                + " documents can be uploaded for an order." + besides
                + " Ask whoever shared it to upload this one."));
    }

    /**
     * Keeps a file that the program has made.
     *
     * @param use what is done with its id in the transaction
     * @throws ApiException 422 when the account has no room for it
     */
    Document add(Tx tx, UUID accountId, String filename, FileType type, byte[] content, Consumer<UUID> use) {
        return addMade(
                tx,
                accountId,
                new Made(filename, type, blobs.put(tx, accountId, content), content.length, Sha256.hex(content)),
                use);
    }

    /** The same for one that is too large for the memory, whatever its size, and whose bytes are where they will be. */
    Document add(Tx tx, UUID accountId, String filename, FileType type, NewBlob content, Consumer<UUID> use) {
        content.keep(tx);
        return addMade(tx, accountId, new Made(filename, type, content.id(), content.size(), content.sha256()), use);
    }

    /** A file that the program has made, whose bytes are kept. */
    private record Made(String filename, FileType type, UUID blobId, long size, String sha256) {}

    private Document addMade(Tx tx, UUID accountId, Made made, Consumer<UUID> use) {
        Instant now = clock.instant();
        Document document = new Document(
                ids.next(),
                accountId,
                made.blobId(),
                made.filename(),
                made.type().mediaType(),
                made.size(),
                made.sha256(),
                null,
                ScanStatus.NOT_SCANNED,
                now,
                now);
        DocumentStore.insert(tx, document, null);
        jobs.schedule(tx, DocumentExpiry.KIND, document.id(), now.plus(DocumentExpiry.UNLINKED));
        use.accept(document.id());
        space.add(tx, accountId, document.size());
        return document;
    }

    /** @throws ApiException 404 when there is no such document within reach */
    Document get(Reach reach, UUID id) {
        return db.read(tx -> require(DocumentStore.find(tx, reach, id)));
    }

    /** {@link #forDownload} for who has a link instead of a key. */
    Document opened(DownloadTokens.Opened link) {
        OnBehalf.of(link.accountId());
        return forDownload(Reach.all(link.accountId()), link.documentId());
    }

    /** @throws ApiException 404 when there is no such document within reach, 422 when it is not handed out */
    Document forDownload(Reach reach, UUID id) {
        Document document = get(reach, id);
        if (document.scan() == ScanStatus.INFECTED) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "Malware was found in the document after it was uploaded. Its content is not handed out."));
        }
        return document;
    }

    Listed<Document> list(Reach reach, Query query) {
        return DocumentStore.list(db, reach, DocumentStore.Wanted.of(query));
    }

    /**
     * What the body leaves out stays.
     *
     * @throws ApiException 404 when the account has no such document, 422 with everything that is wrong with the body
     */
    Document edit(Tx tx, UUID accountId, UUID id, CheckedBody body) {
        Document old = require(DocumentStore.lock(tx, accountId, id));
        Problems problems = Problems.startingWith(body.problems());
        JsonNode wanted = body.usable();
        String filename = old.filename();
        Optional<String> named = wanted.path("filename").asStringOpt();
        if (named.isPresent()) {
            FileName.fault(named.get())
                    .ifPresent(fault -> problems.add(ProblemCode.UNPROCESSABLE.at("/filename", fault)));
            filename = FileName.kept(named.get(), FileType.of(old.contentType()).orElseThrow());
        }
        problems.throwIfAny();
        @Nullable
        String reference = wanted.has("customer_reference")
                ? wanted.path("customer_reference").asStringOpt().orElse(null)
                : old.customerReference();
        if (filename.equals(old.filename()) && Objects.equals(reference, old.customerReference())) {
            return old;
        }
        Document edited = old.with(filename, reference, later(old.updatedAt()));
        DocumentStore.update(tx, edited);
        return edited;
    }

    /** Now, but after the last change also where the clock stands. */
    private Instant later(Instant before) {
        Instant now = clock.instant();
        return now.isAfter(before) ? now : before.plusMillis(1);
    }

    /** @throws ApiException 404 when the account has no such document, 422 when something uses it */
    Document remove(UUID accountId, UUID id) {
        return db.transaction(tx -> {
            Document document = require(DocumentStore.lock(tx, accountId, id));
            LinkStore.first(tx, accountId, id).ifPresent(link -> {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        "The document is linked to the %s %s. It can be deleted when nothing uses it any more."
                                .formatted(link.linkedRecordType().replace('_', ' '), link.linkedResourceId())));
            });
            delete(tx, accountId, List.of(document));
            jobs.cancel(tx, DocumentExpiry.KIND, id);
            jobs.cancel(tx, ScanJob.KIND, id);
            return document;
        });
    }

    /** Deletes a document unless something uses it. */
    void expire(Tx tx, UUID id) {
        DocumentStore.lockOfAnyAccount(tx, id).ifPresent(document -> {
            if (LinkStore.first(tx, document.accountId(), id).isEmpty()) {
                delete(tx, document.accountId(), List.of(document));
            }
        });
    }

    /** Deletes documents of an account, to which nothing may lead, with their bytes. */
    void delete(Tx tx, UUID accountId, List<Document> documents) {
        DocumentStore.delete(tx, accountId, documents.stream().map(Document::id).toList());
        blobs.delete(tx, accountId, documents.stream().map(Document::blobId).toList());
        DocumentSpace.takeAway(
                tx,
                accountId,
                documents.size(),
                documents.stream().mapToLong(Document::size).sum());
    }

    private static Document require(Optional<Document> found) {
        return found.orElseThrow(
                () -> new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no document with this id.")));
    }
}
