package dev.portwright.document;

import dev.portwright.document.reading.DocumentReader;
import dev.portwright.document.reading.Findings;
import dev.portwright.platform.blob.Blobs;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.job.Bell;
import dev.portwright.platform.job.JobClockwork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has the documents read that wait for it, one after the other and those of all accounts by turns, on a thread of its own: a file
 * that takes long keeps no job waiting. What a server has taken and not ended, another one or its next start takes again; to
 * read a document twice does nothing that reading it once does not.
 */
@ApplicationScoped
class ReadingQueue {
    /** Longer than reading one takes at most. */
    static final Duration CLAIM = Duration.ofMinutes(3);

    /** How often a document is tried that is not read for a reason which may be its own. */
    static final int MOST_TRIES = 3;

    /** The same of one that takes too long on a machine that is busy with other things; each pause is longer than the one before. */
    static final int MOST_TIMEOUTS = 10;

    /** The same of one whose bytes cannot be had; with the pauses between these it is about two days. */
    static final int MOST_MISSES = 100;

    static final Duration PAUSE = Duration.ofMinutes(1);

    /** The longest pause, in short ones, between two tries to have the bytes of a document: each is longer than the one before. */
    static final int LONGEST_PAUSE = 30;

    /** Another server, or the one before, may have left something. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration STOP = Duration.ofSeconds(5);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Logger LOG = Logger.getLogger(ReadingQueue.class);

    private final Settings settings;
    private final Db db;
    private final Blobs blobs;
    private final DocumentReader reader;
    private final ReadingStore store;
    private final Bell bell = new Bell();
    private final Thread worker =
            Thread.ofPlatform().daemon().name("portwright-reading").unstarted(this::work);
    private UUID lastAccount = NOBODY;
    private Rest rest = new Rest(NOBODY, System.nanoTime());
    private final Misses misses = new Misses();
    private boolean failing;
    private volatile boolean stopped;

    /**
     * The account whose file took too long last has no turn for as long as that took: its files take half of the time at most,
     * and those of others go before.
     */
    private record Rest(UUID accountId, long end) {
        static Rest of(UUID accountId, Duration time) {
            return new Rest(accountId, System.nanoTime() + time.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }

        UUID resting() {
            return left().isZero() ? NOBODY : accountId;
        }
    }

    ReadingQueue(Settings settings, Db db, Blobs blobs, DocumentReader reader, ReadingStore store) {
        this.settings = settings;
        this.db = db;
        this.blobs = blobs;
        this.reader = reader;
        this.store = store;
    }

    void start(@Observes @Priority(JobClockwork.STARTED) StartupEvent event) {
        if (settings.alone()) {
            db.transaction(store::release);
        }
        wake();
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        reader.stop();
        bell.ring();
        if (worker.isAlive()) {
            worker.join(STOP);
        }
    }

    /** There is something to read. */
    void wake() {
        bell.ring();
    }

    private void work() {
        while (!stopped) {
            bell.await(untilNextLook());
            try {
                while (!stopped && next()) {
                    // There may be more.
                }
            } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
                // Who watches the database says so when it is away.
                if (!(e instanceof DatabaseException trouble && trouble.isOutage())) {
                    fail(String.valueOf(e.getMessage()), e);
                }
            }
        }
    }

    private Duration untilNextLook() {
        Duration left = rest.left();
        return left.isZero() || left.compareTo(LOOK) > 0 ? LOOK : left;
    }

    /** Has the next document read; false when there is none, or documents cannot be read now. */
    boolean next() {
        Optional<ReadingStore.Claimed> claimed =
                db.longTransaction(tx -> store.claim(tx, lastAccount, rest.resting(), CLAIM));
        if (claimed.isEmpty()) {
            return false;
        }
        ReadingStore.Claimed document = claimed.get();
        lastAccount = document.accountId();
        if (document.tries() > MOST_TRIES) {
            // Servers have ended while they had it read.
            end(document, Findings.nothing(Findings.State.UNREADABLE));
            return true;
        }
        return switch (reader.read(() -> blobs.open(document.accountId(), document.blobId(), 0), document.size())) {
            case DocumentReader.Read(var findings) -> {
                end(document, findings);
                failing = false;
                misses.end();
                yield true;
            }
            case DocumentReader.TooLong(var busy, var time) -> {
                rest = Rest.of(document.accountId(), time);
                if (busy) {
                    notRead(document, "it takes too long", 1);
                } else {
                    slow(document);
                }
                yield true;
            }
            case DocumentReader.Failed(var why) -> {
                notRead(document, why, MOST_TRIES);
                yield true;
            }
            case DocumentReader.NotHad(var why) -> notHad(document, why);
            case DocumentReader.NotNow(var why) -> {
                putOff(document, document.tries() - 1, document.misses(), PAUSE);
                fail(why, null);
                yield false;
            }
        };
    }

    private void notRead(ReadingStore.Claimed document, String why, int mostTries) {
        misses.end();
        tell(document, why);
        again(document, document.tries() >= mostTries, document.tries(), document.misses(), PAUSE);
    }

    private void slow(ReadingStore.Claimed document) {
        misses.end();
        int times = document.misses() + 1;
        tell(document, "it takes too long while the machine is busy");
        again(document, times >= MOST_TIMEOUTS, document.tries() - 1, times, PAUSE.multipliedBy(times));
    }

    /** Of one document nothing follows for others: only where another one could not be had before, none is for now. */
    private boolean notHad(ReadingStore.Claimed document, String why) {
        boolean another = misses.add(document.documentId());
        int times = document.misses() + 1;
        boolean last = times >= MOST_MISSES;
        if (times == 1 || last) {
            tell(document, why);
        }
        again(document, last, document.tries() - 1, times, PAUSE.multipliedBy(Math.min(times, LONGEST_PAUSE)));
        if (another) {
            fail(why, null);
        }
        return !another;
    }

    /** Has a document read once more, unless that was the last time. */
    private void again(ReadingStore.Claimed document, boolean last, int tries, int misses, Duration pause) {
        if (last) {
            end(document, Findings.nothing(Findings.State.UNREADABLE));
        } else {
            putOff(document, tries, misses, pause);
        }
    }

    private static void tell(ReadingStore.Claimed document, String why) {
        LOG.infof("Document %s of account %s was not read: %s.", document.documentId(), document.accountId(), why);
    }

    private void end(ReadingStore.Claimed document, Findings findings) {
        db.<@Nullable Void>longTransaction(tx -> {
            store.end(tx, document.documentId(), findings);
            return null;
        });
    }

    private void putOff(ReadingStore.Claimed document, int tries, int misses, Duration pause) {
        db.<@Nullable Void>longTransaction(tx -> {
            store.putOff(tx, document.documentId(), tries, misses, pause);
            return null;
        });
    }

    private void fail(String why, @Nullable Throwable cause) {
        if (!failing && !stopped) {
            LOG.warnf(cause, "Documents are not read now: %s. This is tried again and again.", why);
        }
        failing = true;
    }
}
