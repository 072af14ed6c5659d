package dev.portwright.carrier;

import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The directory kept in the database and, for look-ups, in memory. In a sandbox it is filled from the shipped file when it
 * is first used, once per database; a desk begins without one, and ports from whichever carrier until it has one. Every
 * server on the database sees a replacement within {@value #CHECK_SECONDS} seconds of its next look-up after it.
 */
@ApplicationScoped
class CarrierDirectoryService implements CarrierDirectory {
    private static final long CHECK_SECONDS = 5;
    private static final long CHECK_NANOS = Duration.ofSeconds(CHECK_SECONDS).toNanos();
    private static final Logger LOG = Logger.getLogger(CarrierDirectoryService.class);
    private static final String SHIPPED = "/carrier/carriers.csv";

    private record Loaded(long version, CarrierTable table) {}

    private final Db db;
    private final Clock clock;
    private final boolean shipped;
    private final LongSupplier elapsed;
    private final AtomicLong checked = new AtomicLong();
    private final Semaphore replacing = new Semaphore(1);
    private final AtomicReference<@Nullable CompletableFuture<Loaded>> loading = new AtomicReference<>();
    private volatile @Nullable Loaded loaded;

    @Inject
    public CarrierDirectoryService(Db db, Clock clock, Settings settings) {
        // How old the copy in memory is has nothing to do with the product's clock, which a test may have stopped.
        this(db, clock, settings.sandbox(), System::nanoTime);
    }

    /** @param shipped whether a directory that was never filled is to hold what comes with the program */
    CarrierDirectoryService(Db db, Clock clock, boolean shipped, LongSupplier elapsed) {
        this.db = db;
        this.clock = clock;
        this.shipped = shipped;
        this.elapsed = elapsed;
    }

    /**
     * Reads the directory before there are requests: those that come at once after a start would all wait for it, some
     * with a connection that the one that reads may need.
     */
    void start(@Observes StartupEvent event) {
        try {
            if (isMissing(current())) {
                LOG.info(
                        "There is no carrier directory: numbers of every range can be ported, from an unknown carrier. "
                                + "PUT /operator/carriers fills it.");
            }
        } catch (RuntimeException e) {
            LOG.error("The carrier directory could not be read. It is tried again for each look-up.", e);
        }
    }

    @Override
    public Carrier carrierOf(PhoneNumberFacts number) {
        Loaded now = current();
        return isMissing(now) ? Carrier.TO_BE_FOUND : now.table().carrierOf(number.digits());
    }

    /** A page of the directory. */
    Listed<CarrierRange> page(Page page) {
        var _ = current();
        return db.read(tx -> CarrierRangeStore.page(tx, page));
    }

    /**
     * What a replacement did.
     *
     * @param removed how many ranges the directory had before
     * @param added how many it has now
     */
    public record Replacement(int removed, int added) {}

    /**
     * Puts the ranges of a CSV file in the place of the whole directory, in one transaction: either all of them or, when
     * anything is wrong with the file, none. The table that look-ups use is made before: what this server cannot hold
     * is refused. One file at a time. The stream is closed.
     *
     * @throws ApiException with the problems of the file, each naming row and column; 409 while another file is read
     */
    public Replacement replace(InputStream csv) {
        if (!replacing.tryAcquire()) {
            throw new ApiException(ProblemCode.BEING_PROCESSED.because(
                    "The directory is being replaced by another request. Send the file again when that has ended."));
        }
        try {
            CarrierTable table = CarrierCsv.read(csv);
            CarrierRangeStore.Replaced done = db.longTransaction(tx -> replaceAll(tx, table));
            checked.set(elapsed.getAsLong() - CHECK_NANOS);
            loaded = new Loaded(done.version(), table);
            return new Replacement(done.removed(), table.size());
        } finally {
            replacing.release();
        }
    }

    private CarrierRangeStore.Replaced replaceAll(Tx tx, CarrierTable table) {
        CarrierRangeStore.lock(tx);
        return CarrierRangeStore.replaceAll(tx, table, clock.instant());
    }

    /**
     * The copy in memory. Where there is one nobody waits: one caller looks whether there is a newer version, and reads
     * it, while the others go on with what is there. Where there is none all wait for the one that reads, so that the
     * table is not in memory many times. Whoever is in a transaction takes what is there and leaves looking to others.
     */
    private Loaded current() {
        Loaded known = loaded;
        if (db.isBusy()) {
            if (known == null) {
                throw new ApiException(ProblemCode.UNAVAILABLE.because(
                        "The carrier directory could not be read yet. Try again shortly."));
            }
            return known;
        }
        long now = elapsed.getAsLong();
        long last = checked.get();
        if (known == null) {
            checked.set(now);
            return load();
        }
        if (now - last < CHECK_NANOS || !checked.compareAndSet(last, now)) {
            return known;
        }
        long current = db.read(CarrierRangeStore::version);
        return current == known.version() ? known : load();
    }

    /** True where there has never been a directory, as at a desk that has not been given one yet. */
    private static boolean isMissing(Loaded directory) {
        return directory.version() == CarrierRangeStore.NEVER_FILLED;
    }

    private Loaded load() {
        CompletableFuture<Loaded> own = new CompletableFuture<>();
        CompletableFuture<Loaded> others = loading.compareAndExchange(null, own);
        if (others != null) {
            return result(others);
        }
        try {
            Loaded fresh = read();
            loaded = fresh;
            own.complete(fresh);
            return fresh;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            loading.set(null);
        }
    }

    /** Whoever waits shares the failure too, instead of trying in its turn what has just failed. */
    private static Loaded result(CompletableFuture<Loaded> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Loaded read() {
        if (shipped && db.read(CarrierRangeStore::version) == CarrierRangeStore.NEVER_FILLED) {
            db.longTransaction(this::fill);
        }
        return db.transaction(tx -> {
            // Version first: ranges that are newer than it are read once more, older ones would stay.
            long version = CarrierRangeStore.version(tx);
            return new Loaded(version, CarrierRangeStore.table(tx));
        });
    }

    private @Nullable Void fill(Tx tx) {
        // Another server may have filled it while this one waited for the lock.
        if (CarrierRangeStore.lock(tx) == CarrierRangeStore.NEVER_FILLED) {
            CarrierRangeStore.replaceAll(tx, shippedTable(), clock.instant());
        }
        return null;
    }

    static CarrierTable shippedTable() {
        try (InputStream csv = CarrierDirectoryService.class.getResourceAsStream(SHIPPED)) {
            if (csv == null) {
                throw new IllegalStateException(SHIPPED + " is not in the program");
            }
            return CarrierCsv.read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
