package dev.portwright.numberrange;

import dev.portwright.phonenumber.FurtherRanges;
import dev.portwright.phonenumber.NumberRanges;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
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
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<Loaded> loaded = new AtomicReference<>(new Loaded(0, NumberRanges.NONE));

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
        return loaded.get().ranges();
    }

    private void refresh() {
        try {
            Loaded known = loaded.get();
            if (db.read(NumberRangeStore::version) != known.version()) {
                // What was replaced here meanwhile is newer, and stays.
                loaded.compareAndSet(known, db.read(NumberRangeService::read));
            }
        } catch (DatabaseException e) {
            // Those known so far go on to hold. An outage is told by those who watch for it.
            if (!e.isOutage()) {
                LOG.error("The operator's number ranges could not be read. It is tried again in the background.", e);
            }
        }
    }

    private static Loaded read(Tx tx) {
        // Version first: ranges that are newer than it are read once more, older ones would stay.
        long version = NumberRangeStore.version(tx);
        return new Loaded(version, new NumberRanges(NumberRangeStore.all(tx)));
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
        Loaded here = new Loaded(
                done.version(),
                new NumberRanges(ranges.stream().map(OwnRange::range).toList()));
        loaded.accumulateAndGet(here, (known, mine) -> mine.version() > known.version() ? mine : known);
        return done.removed();
    }
}
