package dev.portwright.numberrange;

import dev.portwright.phonenumber.FurtherRanges;
import dev.portwright.phonenumber.NumberRanges;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.page.Listed;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The ranges kept in the database and, for those who read numbers, in memory. A replacement holds at once on the server
 * that made it; the others look for one in the background when numbers are read, at most every {@value #CHECK_SECONDS}
 * seconds, so that nobody who reads a number waits for the database or needs a connection.
 */
@ApplicationScoped
class NumberRangeService implements FurtherRanges {
    private static final long CHECK_SECONDS = 5;
    private static final long CHECK_NANOS = Duration.ofSeconds(CHECK_SECONDS).toNanos();
    private static final Logger LOG = Logger.getLogger(NumberRangeService.class);

    private record Loaded(long version, NumberRanges ranges) {}

    private final Db db;
    private final Clock clock;
    private final LongSupplier elapsed;
    private final Executor background;
    private final AtomicLong checked;
    private volatile Loaded loaded = new Loaded(0, NumberRanges.NONE);

    @Inject
    public NumberRangeService(Db db, Clock clock) {
        // How old the copy in memory is has nothing to do with the product's clock, which a test may have stopped.
        this(db, clock, System::nanoTime, Thread::startVirtualThread);
    }

    NumberRangeService(Db db, Clock clock, LongSupplier elapsed, Executor background) {
        this.db = db;
        this.clock = clock;
        this.elapsed = elapsed;
        this.background = background;
        this.checked = new AtomicLong(elapsed.getAsLong());
    }

    /** Reads the ranges before there are requests. */
    void start(@Observes StartupEvent event) {
        refresh();
    }

    @Override
    public NumberRanges current() {
        long now = elapsed.getAsLong();
        long last = checked.get();
        if (now - last >= CHECK_NANOS && checked.compareAndSet(last, now)) {
            background.execute(this::refresh);
        }
        return loaded.ranges();
    }

    private void refresh() {
        try {
            long known = loaded.version();
            if (db.read(NumberRangeStore::version) != known) {
                keep(db.transaction(tx -> {
                    // Version first: ranges that are newer than it are read once more, older ones would stay.
                    long version = NumberRangeStore.version(tx);
                    return new Loaded(version, new NumberRanges(NumberRangeStore.all(tx)));
                }));
            }
        } catch (RuntimeException e) {
            LOG.warn("The operator's number ranges could not be read; those known so far go on to hold.", e);
        }
    }

    /** Of two that were read at the same time the newer one stays. */
    private synchronized void keep(Loaded read) {
        if (read.version() > loaded.version()) {
            loaded = read;
        }
    }

    /** A page of the ranges. */
    Listed<OwnRange> page(Page page) {
        return db.read(tx -> NumberRangeStore.page(tx, page));
    }

    /**
     * Puts ranges in the place of all that were there, in one transaction.
     *
     * @return how many there were before
     */
    int replace(List<OwnRange> ranges) {
        NumberRangeStore.Replaced done = db.transaction(tx -> NumberRangeStore.replaceAll(tx, ranges, clock.instant()));
        keep(new Loaded(
                done.version(),
                new NumberRanges(ranges.stream().map(OwnRange::range).toList())));
        return done.removed();
    }
}
