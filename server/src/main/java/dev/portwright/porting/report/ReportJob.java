package dev.portwright.porting.report;

import dev.portwright.document.DocumentFiles;
import dev.portwright.document.DocumentLinks;
import dev.portwright.document.DocumentUse;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.blob.NewBlob;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobOutside;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.porting.book.NumberExport;
import dev.portwright.porting.book.NumberExport.Place;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report into a document. A server writes one at a time, so that large ones leave threads and memory to other jobs.
 * Bytes, document and end of the report are kept by one transaction: whoever dies before that has left nothing, and the
 * report is written from the start by the next one. A report that {@link #MOST_ATTEMPTS} servers have begun and none has ended is
 * given up.
 */
@ApplicationScoped
class ReportJob implements JobOutside {
    static final String KIND = "porting-report";

    /** How many numbers are in memory at a time. */
    static final int NUMBERS = 2_000;

    static final int MOST_ATTEMPTS = 10;

    /** The largest report, in bytes: some six million numbers. */
    static final long MOST_BYTES = 1024L * 1024 * 1024;

    /** When a report was asked for, in the name of its file: several of a day lie side by side. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * When the turn of a report is looked for again that has to wait for another one; as many times that as there are reports
     * that were asked for before it, up to {@link #MOST_AHEAD}, so that those are likely to come before it, and waiting costs little.
     */
    private static final Duration SHORTLY = Duration.ofSeconds(2);

    private static final int MOST_AHEAD = 60;

    private final Db db;
    private final NumberExport numbers;
    private final Blobs blobs;
    private final DocumentFiles documents;
    private final DocumentLinks links;
    private final Jobs jobs;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean stopped;

    ReportJob(
            Db db,
            NumberExport numbers,
            Blobs blobs,
            DocumentFiles documents,
            DocumentLinks links,
            Jobs jobs,
            Clock clock) {
        this.db = db;
        this.numbers = numbers;
        this.blobs = blobs;
        this.documents = documents;
        this.links = links;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The rest is written after the next start, from the beginning. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        if (!writing.tryLock()) {
            db.<@Nullable Void>transaction(tx -> {
                ReportStore.lockPending(tx, job.id())
                        .ifPresent(pending -> later(
                                tx,
                                pending.id(),
                                SHORTLY.multipliedBy(1 + ReportStore.countBefore(tx, pending, MOST_AHEAD))));
                return null;
            });
            return;
        }
        try {
            begin(job.id()).ifPresent(this::write);
        } finally {
            writing.unlock();
        }
    }

    /** Goes on with the job, unless the report has ended. */
    private void again(UUID id) {
        db.<@Nullable Void>transaction(tx -> {
            ReportStore.lockPending(tx, id).ifPresent(pending -> later(tx, id, Duration.ZERO));
            return null;
        });
    }

    private void later(Tx tx, UUID id, Duration pause) {
        jobs.schedule(tx, KIND, id, clock.instant().plus(pause));
    }

    /**
     * A report that is being written.
     *
     * @param until the newest number when it was begun; what is added later is left to other reports
     */
    private record Begun(Report report, Place until) {}

    /** Empty when the report is gone or has ended, or was begun too often. */
    private Optional<Begun> begin(UUID id) {
        return db.longTransaction(tx -> {
            Report report = ReportStore.lockPending(tx, id).orElse(null);
            if (report == null) {
                return Optional.empty();
            }
            if (report.attempts() >= MOST_ATTEMPTS) {
                fail(
                        tx,
                        report,
                        "The report was begun %d times and never came to its end. Ask for a smaller one, or ask the operator what happened."
                                .formatted(MOST_ATTEMPTS));
                return Optional.empty();
            }
            UUID accountId = report.accountId();
            ReportStore.begin(tx, report, numbers.count(tx, accountId), clock.instant());
            return Optional.of(new Begun(report, numbers.last(tx, accountId).orElse(Place.START)));
        });
    }

    private void write(Begun begun) {
        Report report = begun.report();
        try (NewBlob content = blobs.begin(report.accountId())) {
            Optional<Report.Progress> written = rows(begun, content);
            if (written.isPresent()) {
                content.store();
                complete(report, content, written.get());
            }
        } catch (ApiException e) {
            if (e.status() != ProblemCode.UNPROCESSABLE.status()) {
                uncount(report);
                throw e;
            }
            // There is no room for it: neither is there later, until its owner has made some.
            db.<@Nullable Void>transaction(tx -> {
                ReportStore.lockPending(tx, report.id())
                        .ifPresent(pending ->
                                fail(tx, pending, e.problems().getFirst().detail()));
                return null;
            });
        } catch (DatabaseException e) {
            if (e.isOutage()) {
                uncountIfPossible(report);
            }
            throw e;
        }
    }

    /**
     * Writes the head and all rows.
     *
     * @return empty when the report is gone, or the server stops
     * @throws ApiException 422 when it becomes too large
     */
    private Optional<Report.Progress> rows(Begun begun, NewBlob content) {
        Report report = begun.report();
        NumberExport.Wanted wanted = report.filters().wanted();
        write(content, ReportTable.TABLE.header());
        Place after = Place.START;
        long read = 0;
        long rows = 0;
        while (true) {
            Place from = after;
            NumberExport.Some some = db.longTransaction(
                    tx -> numbers.read(tx, report.accountId(), wanted, from, begun.until(), NUMBERS));
            write(content, ReportTable.TABLE.rows(some.entries()));
            after = some.last();
            read += some.read();
            rows += some.entries().size();
            Report.Progress progress = new Report.Progress(read, null, rows);
            if (some.read() < NUMBERS) {
                return Optional.of(progress);
            }
            if (stopped) {
                uncount(report);
                again(report.id());
                return Optional.empty();
            }
            if (!db.transaction(tx -> ReportStore.proceed(tx, report, progress, clock.instant()))) {
                return Optional.empty();
            }
        }
    }

    private static void write(NewBlob content, byte[] bytes) {
        if (content.size() + bytes.length > MOST_BYTES) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The report would have more than "
                    + MOST_BYTES / 1024 / 1024 + " MiB. Narrow its filters, and ask for several."));
        }
        content.write(bytes, 0, bytes.length);
    }

    /** Keeps the bytes as the document of the report, unless somebody has ended it meanwhile: then they go. */
    private void complete(Report report, NewBlob content, Report.Progress progress) {
        String name = "porting-orders-" + TIME.format(report.createdAt()) + ".csv";
        UUID accountId = report.accountId();
        db.<@Nullable Void>longTransaction(tx -> {
            if (ReportStore.lockPending(tx, report.id()).isPresent()) {
                documents.addCsv(tx, accountId, name, content, document -> {
                    links.add(tx, accountId, new DocumentUse(Report.RECORD_TYPE, report.id(), null), List.of(document));
                    ReportStore.complete(tx, report, document, progress, clock.instant(), expiry(tx, report));
                });
            }
            return null;
        });
    }

    private void fail(Tx tx, Report report, String reason) {
        ReportStore.fail(tx, report, reason, clock.instant(), expiry(tx, report));
    }

    private Instant expiry(Tx tx, Report report) {
        Instant at = clock.instant().plus(ReportExpiry.KEPT);
        jobs.schedule(tx, ReportExpiry.KIND, report.id(), at);
        return at;
    }

    private void uncount(Report report) {
        db.<@Nullable Void>transaction(tx -> {
            ReportStore.uncount(tx, report);
            return null;
        });
    }

    private void uncountIfPossible(Report report) {
        try {
            uncount(report);
        } catch (DatabaseException e) {
            // Still away. Nobody sees that many outages during one report.
        }
    }
}
