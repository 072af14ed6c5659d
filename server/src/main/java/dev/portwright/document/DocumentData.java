package dev.portwright.document;

import dev.portwright.account.AccountData;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The documents of an account with their bytes, and what uses them. */
@ApplicationScoped
class DocumentData implements AccountData {
    /** Deleted at a time: with their bytes, which may be 20 MiB each. */
    private static final int AT_ONCE = 20;

    private final Documents documents;
    private final Blobs blobs;
    private final Jobs jobs;

    DocumentData(Documents documents, Blobs blobs, Jobs jobs) {
        this.documents = documents;
        this.blobs = blobs;
        this.jobs = jobs;
    }

    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        if (LinkStore.removeSome(tx, accountId, ROWS_AT_A_TIME)) {
            return true;
        }
        List<Document> some = DocumentStore.some(tx, accountId, AT_ONCE);
        if (!some.isEmpty()) {
            documents.delete(tx, accountId, some);
            List<UUID> ids = some.stream().map(Document::id).toList();
            jobs.cancelAll(tx, DocumentExpiry.KIND, ids);
            jobs.cancelAll(tx, ScanJob.KIND, ids);
            return true;
        }
        DocumentSpace.forget(tx, accountId);
        return blobs.deleteUnkept(tx, accountId);
    }
}
