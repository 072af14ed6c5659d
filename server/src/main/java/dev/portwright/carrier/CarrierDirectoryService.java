package dev.portwright.carrier;

import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.platform.db.Db;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The directory kept in the database and, for look-ups, in memory. It is filled from the shipped file when it is first
 * used, once per database. Every server on the database sees a replacement within {@value #CHECK_SECONDS} seconds of its
 * next look-up after it.
 */
@ApplicationScoped
class CarrierDirectoryService implements CarrierDirectory {
    private static final long CHECK_SECONDS = 5;
    private static final long CHECK_NANOS = Duration.ofSeconds(CHECK_SECONDS).toNanos();
    private static final String SHIPPED = "/carrier/carriers.csv";

    private record Loaded(long version, CarrierTable table) {}

    private final Db db;
    private final Clock clock;
    private final LongSupplier elapsed;
    private final AtomicLong checked = new AtomicLong();
    private volatile @Nullable Loaded loaded;

    @Inject
    public CarrierDirectoryService(Db db, Clock clock) {
        // How old the copy in memory is has nothing to do with the product's clock, which a test may have stopped.
        this(db, clock, System::nanoTime);
    }

    CarrierDirectoryService(Db db, Clock clock, LongSupplier elapsed) {
        this.db = db;
        this.clock = clock;
        this.elapsed = elapsed;
    }

    @Override
    public Carrier carrierOf(PhoneNumberFacts number) {
        return table().carrierOf(number.digits());
    }

    /**
     * A page of the directory.
     *
     * @param number from 1
     * @param size at least 1
     */
    public CarrierRangePage page(int number, int size) {
        if (number < 1 || size < 1) {
            throw new IllegalArgumentException("pages and their sizes count from 1");
        }
        table();
        return db.read(connection -> CarrierRangeStore.page(connection, number, size));
    }

    /**
     * What a replacement did.
     *
     * @param removed how many ranges the directory had before
     * @param added how many it has now
     */
    public record Replacement(int removed, int added) {}

    /** {@link #replace(InputStream)} with a file in memory. */
    public Replacement replace(byte[] csv) {
        return replace(new ByteArrayInputStream(csv));
    }

    /**
     * Puts the ranges of a CSV file in the place of the whole directory, in one transaction: either all of them or, when
     * anything is wrong with the file, none. The stream is closed.
     *
     * @throws dev.portwright.platform.problem.ApiException with every problem of the file, each naming row and column
     */
    public Replacement replace(InputStream csv) {
        List<CarrierRange> ranges = CarrierCsv.read(csv);
        int removed = db.transaction(connection -> {
            CarrierRangeStore.lock(connection);
            return CarrierRangeStore.replaceAll(connection, ranges, clock.instant());
        });
        checked.set(elapsed.getAsLong() - CHECK_NANOS);
        return new Replacement(removed, ranges.size());
    }

    /**
     * The copy in memory. Nobody waits for a lock here: at the first use each caller reads for itself, later one caller
     * looks whether there is a newer version while the others go on with what is there.
     */
    private CarrierTable table() {
        Loaded known = loaded;
        long now = elapsed.getAsLong();
        long last = checked.get();
        if (known == null) {
            checked.set(now);
            return load().table();
        }
        if (now - last < CHECK_NANOS || !checked.compareAndSet(last, now)) {
            return known.table();
        }
        long current = db.read(CarrierRangeStore::version);
        return current == known.version() ? known.table() : load().table();
    }

    private Loaded load() {
        if (db.read(CarrierRangeStore::version) == CarrierRangeStore.NEVER_FILLED) {
            db.transaction(this::fill);
        }
        Loaded fresh = db.read(connection -> {
            // Version first: ranges that are newer than it are read once more, older ones would stay.
            long version = CarrierRangeStore.version(connection);
            return new Loaded(version, new CarrierTable(CarrierRangeStore.all(connection)));
        });
        loaded = fresh;
        return fresh;
    }

    private @Nullable Void fill(Connection connection) throws SQLException {
        // Another server may have filled it while this one waited for the lock.
        if (CarrierRangeStore.lock(connection) == CarrierRangeStore.NEVER_FILLED) {
            CarrierRangeStore.replaceAll(connection, shipped(), clock.instant());
        }
        return null;
    }

    static List<CarrierRange> shipped() {
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
