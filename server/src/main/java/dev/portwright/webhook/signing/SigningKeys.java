package dev.portwright.webhook.signing;

import dev.portwright.platform.crypto.InstallationKey;
import dev.portwright.platform.crypto.SealBrokenException;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.TurnableClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The keys of this installation, made at its first start. They are kept in memory, so that signing asks no database; what
 * another server changes is heard of within {@value #SECONDS} seconds. Their times are the machine's, also in a sandbox.
 */
@ApplicationScoped
class SigningKeys {
    /** How many sign at the same time, at most: the one in use and the next. */
    static final int MOST = 2;

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    /** Once the keys that seal are known, and before anything is delivered. */
    private static final int EARLY = 2;

    private static final int SECONDS = 5;

    private static final String NAME = "signing keys";

    private final Db db;
    private final SigningKeyStore store;
    private final Ids ids;
    private final TurnableClock clock;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("signing-keys").factory());
    private volatile List<SigningKey> known = List.of();

    SigningKeys(Db db, SigningKeyStore store, Ids ids, TurnableClock clock) {
        this.db = db;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    void start(@Observes @Priority(EARLY) StartupEvent event) {
        begin();
        var _ = reader.scheduleWithFixedDelay(this::readAgain, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        reader.shutdownNow();
    }

    /** Makes the first key where there is none. */
    void begin() {
        known = db.transaction(tx -> InstallationKey.readOrMake(tx, NAME, this::read, this::make));
    }

    private Optional<List<SigningKey>> read(Tx tx) {
        store.removeRetired(tx, clock.systemTime());
        return Optional.of(store.all(tx)).filter(keys -> !keys.isEmpty());
    }

    private List<SigningKey> make(Tx tx) {
        store.insert(tx, SigningKey.random(ids.next(), clock.systemTime()));
        return store.all(tx);
    }

    /** One after the other, so that nobody puts what was read before a rotation in the place of what was read after it. */
    private synchronized void readAgain() {
        try {
            known = db.read(store::all);
        } catch (DatabaseException | SealBrokenException e) {
            // What was read last goes on to sign; readiness and the re-sealing tell what is wrong.
        }
    }

    /** Those that sign at this time, the oldest first. */
    List<SigningKey> at(Instant time) {
        return known.stream().filter(key -> key.signsAt(time)).toList();
    }

    /** Those that sign now, the oldest first, as the database has them. */
    List<SigningKey> now() {
        return signing(db.read(store::all));
    }

    private List<SigningKey> signing(List<SigningKey> keys) {
        Instant now = clock.systemTime();
        return keys.stream().filter(key -> key.signsAt(now)).toList();
    }

    /**
     * Makes a new key.
     *
     * @param overlap for how long the key of before goes on to sign beside it
     * @throws ApiException 422 when there are {@value #MOST} keys, and they are to go on beside the new one
     */
    SigningKey rotate(Duration overlap) {
        SigningKey made = db.transaction(tx -> rotate(tx, overlap));
        readAgain();
        LOG.infof("Signing key %s was made; those before it sign for %d more hours.", made.id(), overlap.toHours());
        return made;
    }

    private SigningKey rotate(Tx tx, Duration overlap) {
        InstallationKey.turn(tx, NAME);
        Instant now = clock.systemTime();
        store.removeRetired(tx, now);
        List<SigningKey> keys = store.all(tx);
        if (keys.size() >= MOST && overlap.isPositive()) {
            throw new ApiException(
                    ProblemCode.UNPROCESSABLE.because("There is a next key already, and the one before it"
                            + " signs until " + keys.getFirst().retiresAt()
                            + ". Wait until then, or send overlap_hours 0 to end"
                            + " both now."));
        }
        store.retire(tx, now.plus(overlap));
        store.removeRetired(tx, now);
        SigningKey made = SigningKey.random(ids.next(), now);
        store.insert(tx, made);
        return made;
    }
}
