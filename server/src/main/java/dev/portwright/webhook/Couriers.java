package dev.portwright.webhook;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Bell;
import dev.portwright.platform.job.JobClockwork;
import dev.portwright.webhook.signing.SigningSecret;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Finds endpoints with deliveries that are due, leases each and has a {@link Courier} of its own look after it. An endpoint
 * is leased by one server at a time, so that none sends what another one is sending; the lease of a server that died
 * ends by itself. So one endpoint never waits for another. Where there is more to do than couriers to do it, they take
 * turns.
 */
@ApplicationScoped
class Couriers {
    /** Of the machine's time. It is prolonged while an endpoint is looked after, so it only ends when a server has died. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration PROLONGED_EACH = Duration.ofSeconds(8);

    private static final Logger LOG = Logger.getLogger(Couriers.class);

    /** How many endpoints this server looks after at a time, and of these how many of one account. */
    private static final int MOST = 256;

    private static final int MOST_OF_ACCOUNT = 64;

    /**
     * How many deliveries are under way at a time from this server, as long as each endpoint has its fewest, and of these to one endpoint at
     * most and at least. With
     * many more a slow machine would not hear answers within the two seconds that they have, and a server that dies would leave as
     * many to be sent again.
     */
    private static final int TOGETHER = 192;

    private static final int MOST_TO_ONE = 32;
    private static final int FEWEST_TO_ONE = 4;

    /** The product's clock may have been turned, and other servers may have queued something. */
    static final Duration LOOK = Duration.ofMillis(500);

    private static final Duration STOP = Duration.ofSeconds(5);

    private final Settings settings;
    private final Db db;
    private final Clock clock;
    private final EndpointStore endpoints;
    private final CourierTools tools;
    private final String server = "portwright-" + UUID.randomUUID();
    private final Bell bell = new Bell();
    private final Map<UUID, UUID> accounts = new ConcurrentHashMap<>();
    private final Map<UUID, Courier> atWork = new ConcurrentHashMap<>();
    private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;
    private final Thread worker =
            Thread.ofPlatform().daemon().name("portwright-webhooks").unstarted(this::work);

    Couriers(Settings settings, Db db, Clock clock, EndpointStore endpoints, CourierTools tools) {
        this.settings = settings;
        this.db = db;
        this.clock = clock;
        this.endpoints = endpoints;
        this.tools = tools;
    }

    void start(@Observes @Priority(JobClockwork.STARTED) StartupEvent event) {
        if (settings.alone()) {
            db.transaction(LeaseStore::releaseAll);
        }
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        bell.ring();
        if (worker.isAlive()) {
            worker.join(STOP);
        }
        couriers.shutdown();
        if (!couriers.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn(
                    "Webhooks are still being sent; what is not written down of them is sent again at the next start.");
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /**
     * How many deliveries may be under way to one endpoint of an account now. Accounts that something is sent for have the same
     * share, and their endpoints that of theirs: whoever has many keeps nobody else from much.
     */
    int share(UUID accountId) {
        return share(List.copyOf(accounts.values()), accountId);
    }

    /** @param owners of the endpoints that are looked after, one for each */
    static int share(List<UUID> owners, UUID accountId) {
        long others = owners.stream()
                .distinct()
                .filter(owner -> !owner.equals(accountId))
                .count();
        long own = owners.stream().filter(accountId::equals).count();
        return Math.clamp(TOGETHER / (others + 1) / Math.max(1, own), FEWEST_TO_ONE, MOST_TO_ONE);
    }

    /** There may be something due. */
    void wake() {
        bell.ring();
    }

    /** Something was queued for these endpoints. */
    void wake(Collection<UUID> endpointIds) {
        for (UUID id : endpointIds) {
            Courier courier = atWork.get(id);
            if (courier != null) {
                courier.wake();
            }
        }
        bell.ring();
    }

    private void work() {
        boolean failing = false;
        long prolonged = System.nanoTime();
        while (!stopped) {
            bell.await(LOOK);
            try {
                if (System.nanoTime() - prolonged >= PROLONGED_EACH.toNanos()) {
                    prolonged = System.nanoTime();
                    prolong();
                }
                // What was released meanwhile may be due again, and there may be more than were free to be leased.
                while (!stopped && lease()) {
                    Bell.rest(Duration.ofMillis(1));
                }
                failing = false;
            } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
                // Who watches the database says so when it is away.
                if (!failing && !(e instanceof DatabaseException trouble && trouble.isOutage())) {
                    LOG.error("Webhooks are not sent. This is tried again every half second.", e);
                }
                failing = true;
            }
        }
    }

    private void prolong() {
        if (!accounts.isEmpty()) {
            db.transaction(tx -> {
                LeaseStore.prolong(tx, server, accounts.keySet());
                return null;
            });
        }
    }

    /** False when nothing was due, or nobody is free. */
    private boolean lease() {
        int free = MOST - accounts.size();
        if (free <= 0) {
            return false;
        }
        Map<UUID, Long> shares = accounts.values().stream().collect(groupingBy(identity(), counting()));
        List<UUID> busy = shares.entrySet().stream()
                .filter(share -> share.getValue() >= MOST_OF_ACCOUNT)
                .map(Map.Entry::getKey)
                .toList();
        // No account gets more than its share, even if all that is leased now is its own.
        long room = shares.values().stream()
                .filter(share -> share < MOST_OF_ACCOUNT)
                .mapToLong(share -> MOST_OF_ACCOUNT - share)
                .min()
                .orElse(MOST_OF_ACCOUNT);
        List<LeaseStore.Leased> leased = db.longTransaction(tx ->
                LeaseStore.lease(tx, server, clock.instant(), accounts.keySet(), busy, (int) Math.min(free, room)));
        for (LeaseStore.Leased one : leased) {
            accounts.put(one.endpoint().id(), one.endpoint().accountId());
            couriers.execute(() -> lookAfter(one));
        }
        return !leased.isEmpty();
    }

    private void lookAfter(LeaseStore.Leased leased) {
        Endpoint endpoint = leased.endpoint();
        try {
            List<SigningSecret> secrets = endpoints.opened(endpoint.id(), leased.secret(), leased.oldSecret());
            Courier courier = new Courier(tools, this, server, endpoint, secrets);
            atWork.put(endpoint.id(), courier);
            courier.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "Webhooks to %s stop for half a minute.", endpoint.origin());
        } finally {
            atWork.remove(endpoint.id());
            accounts.remove(endpoint.id());
            bell.ring();
        }
    }

    /** Gives an endpoint back, to be looked after when the next of its deliveries is due. */
    void release(Tx tx, UUID endpointId, Instant notBefore) {
        LeaseStore.release(tx, endpointId, server, notBefore);
    }
}
