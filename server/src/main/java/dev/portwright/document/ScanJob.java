package dev.portwright.document;

import dev.portwright.document.scan.MalwareScanner;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobOutside;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.problem.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has a document searched for malware that was uploaded while the scanner did not answer, as often as it takes. There is a job
 * for each such document; of one that is gone, or was searched already, there is nothing to do.
 */
@ApplicationScoped
class ScanJob implements JobOutside {
    static final String KIND = "document-scan";
    static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Logger LOG = Logger.getLogger(ScanJob.class);

    private final Db db;
    private final Blobs blobs;
    private final MalwareScanner scanner;
    private final Jobs jobs;
    private final Clock clock;

    ScanJob(Db db, Blobs blobs, MalwareScanner scanner, Jobs jobs, Clock clock) {
        this.db = db;
        this.blobs = blobs;
        this.scanner = scanner;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        Optional<Document> found = db.read(tx -> DocumentStore.pending(tx, job.id()));
        found.ifPresent(this::scan);
    }

    private void scan(Document document) {
        switch (verdict(document)) {
            case MalwareScanner.Clean() -> write(document, ScanStatus.SCANNED);
            case MalwareScanner.NoScanner() -> write(document, ScanStatus.NOT_SCANNED);
            case MalwareScanner.Infected(var what) -> {
                LOG.warnf(
                        "Document %s of account %s holds malware: %s. It is not handed out any more.",
                        document.id(), document.accountId(), String.join(", ", what));
                write(document, ScanStatus.INFECTED);
            }
            case MalwareScanner.NoAnswer() ->
                db.<@Nullable Void>transaction(tx -> {
                    jobs.schedule(tx, KIND, document.id(), nextTry(document));
                    return null;
                });
        }
    }

    private MalwareScanner.Verdict verdict(Document document) {
        try {
            return scanner.scan(() -> blobs.open(document.accountId(), document.blobId(), 0));
        } catch (ApiException e) {
            // The store of its bytes is away, which is told elsewhere.
            return new MalwareScanner.NoAnswer();
        }
    }

    /** As long as it has waited already, so that one that was away for a day is asked every hour and not every minute. */
    private Instant nextTry(Document document) {
        Instant now = clock.instant();
        Duration waited = Duration.between(document.createdAt(), now);
        Duration pause = waited.compareTo(LONGEST) > 0 ? LONGEST : waited.compareTo(SHORTEST) < 0 ? SHORTEST : waited;
        return now.plus(pause);
    }

    private void write(Document document, ScanStatus status) {
        db.<@Nullable Void>transaction(tx -> {
            DocumentStore.scanned(tx, document, status);
            return null;
        });
    }
}
