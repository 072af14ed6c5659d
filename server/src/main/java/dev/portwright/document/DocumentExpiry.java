package dev.portwright.document;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobInTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Deletes a document that nothing uses. There is a job for each, due {@link #UNLINKED} after it was uploaded and after each
 * time that something ceased to use it; of a document that is used, or gone, there is nothing to do.
 */
@ApplicationScoped
class DocumentExpiry implements JobInTransaction {
    static final String KIND = "document-expiry";
    static final Duration UNLINKED = Duration.ofMinutes(30);

    private final Documents documents;

    DocumentExpiry(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Tx tx, Job job) {
        documents.expire(tx, job.id());
    }
}
