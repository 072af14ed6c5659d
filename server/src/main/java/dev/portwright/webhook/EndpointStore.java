package dev.portwright.webhook;

import dev.portwright.platform.config.Settings.Webhooks;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Total;
import dev.portwright.webhook.Deliveries.Receiver;
import dev.portwright.webhook.signing.SigningSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Rows of endpoints. Their secrets are sealed. */
@ApplicationScoped
class EndpointStore {
    /** How many hosts an account may have events sent to. */
    static final int MOST = 1_000;

    private static final Logger LOG = Logger.getLogger(EndpointStore.class);

    private static final String COLUMNS =
            "e.id, e.account_id, e.origin, e.failures, e.failing_since, e.off_at, e.off_reason, e.created_at";

    private static final String SEEN = "SELECT " + COLUMNS + """
            , (SELECT count(*) FROM (SELECT 1 FROM webhook_delivery d
                                     WHERE d.endpoint_id = e.id AND d.state = 'waiting' LIMIT %d) waiting)
            FROM webhook_endpoint e WHERE e.account_id = ?""".formatted(Total.COUNTED_AT_MOST + 1);

    private final Sealer sealer;
    private final Ids ids;

    EndpointStore(Sealer sealer, Ids ids) {
        this.sealer = sealer;
        this.ids = ids;
    }

    @Produces
    @Singleton
    static SealedColumn secrets() {
        return new SealedColumn("webhook_endpoint", "secret", "id");
    }

    @Produces
    @Singleton
    static SealedColumn oldSecrets() {
        return new SealedColumn("webhook_endpoint", "old_secret", "id");
    }

    /**
     * An endpoint and how much waits for it.
     *
     * @param waiting counted no further than one above {@link Total#COUNTED_AT_MOST}
     */
    record Seen(Endpoint endpoint, long waiting) {}

    /** An endpoint, and whether events are sent there. */
    record Known(UUID id, Receiver receiver, boolean on) {}

    /**
     * Has the endpoints looked after at once, and made where there are none; answers those that are on. Their rows are
     * locked, so that whoever has done all there is to do and is about to say so sees what is queued next. One that is away
     * is left alone until its pause is over.
     */
    Map<Receiver, UUID> use(Tx tx, List<Receiver> receivers, Instant now) {
        List<Known> known = tx.sql("""
                        UPDATE webhook_endpoint e
                        SET next_due_at = CASE WHEN e.failures >= ? AND e.next_due_at IS NOT NULL THEN e.next_due_at
                                               ELSE least(e.next_due_at, ?) END,
                            used_at = ?
                        FROM unnest(?::uuid[], ?::text[]) AS r (account_id, origin)
                        WHERE e.account_id = r.account_id AND e.origin = r.origin
                        RETURNING e.id, e.account_id, e.origin, e.off_at IS NULL""")
                .set(Courier.AWAY)
                .set(now)
                .set(now)
                .array("uuid", receivers, Receiver::accountId)
                .array("text", receivers, Receiver::origin)
                .list(row -> new Known(row.uuid(), new Receiver(row.uuid(), row.string()), row.bool()));
        Map<Receiver, UUID> open = new HashMap<>();
        List<Receiver> missing = new ArrayList<>(receivers);
        for (Known one : known) {
            missing.remove(one.receiver);
            if (one.on) {
                open.put(one.receiver, one.id);
            }
        }
        for (Receiver receiver : missing) {
            create(tx, receiver, now, now).ifPresent(made -> {
                if (made.on) {
                    open.put(receiver, made.id);
                }
            });
        }
        return open;
    }

    /**
     * Makes an endpoint, unless somebody else has just made it. The one that has been out of use for longest makes room where
     * an account has as many as it may.
     *
     * @param dueAt when to look after it, or null when there is nothing to send yet
     * @return empty when there is no room
     */
    Optional<Known> create(Tx tx, Receiver receiver, Instant now, @Nullable Instant dueAt) {
        if (!hasRoom(tx, receiver.accountId())) {
            LOG.debugf(
                    "Account %s has events sent to %d hosts; those to another one are not sent.",
                    receiver.accountId(), MOST);
            return Optional.empty();
        }
        UUID id = ids.next();
        return tx.sql("""
                        INSERT INTO webhook_endpoint (id, account_id, origin, secret, next_due_at, created_at, used_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT ON CONSTRAINT webhook_endpoint_origin_unique DO UPDATE
                        SET next_due_at = least(webhook_endpoint.next_due_at, excluded.next_due_at),
                            used_at = excluded.used_at
                        RETURNING id, off_at IS NULL""")
                .set(id)
                .set(receiver.accountId())
                .set(receiver.origin())
                .set(sealed(id, SigningSecret.random()))
                .set(dueAt)
                .set(now)
                .set(now)
                .one(row -> new Known(row.uuid(), receiver, row.bool()));
    }

    private static boolean hasRoom(Tx tx, UUID accountId) {
        long many = tx.sql("SELECT count(*) FROM webhook_endpoint WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
        return many < MOST || tx.sql("""
                        DELETE FROM webhook_endpoint WHERE id = (
                            SELECT id FROM webhook_endpoint
                            WHERE account_id = ? AND next_due_at IS NULL AND leased_by IS NULL
                            ORDER BY used_at LIMIT 1 FOR UPDATE SKIP LOCKED)""").set(accountId).execute() > 0;
    }

    Optional<Seen> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(SEEN + " AND e.id = ?").set(accountId).set(id).one(EndpointStore::seen);
    }

    Optional<Seen> findByOrigin(Tx tx, Receiver receiver) {
        return tx.sql(SEEN + " AND e.origin = ?")
                .set(receiver.accountId())
                .set(receiver.origin())
                .one(EndpointStore::seen);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    List<Seen> list(Tx tx, UUID accountId, Page page) {
        return tx.sql(SEEN + " ORDER BY e.created_at DESC, e.id DESC LIMIT ? OFFSET ?")
                .set(accountId)
                .set(page.size() + 1)
                .set(page.offset())
                .page(EndpointStore::seen);
    }

    long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM webhook_endpoint WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /**
     * Notes what attempts say of an endpoint and answers how it stands now. One that takes one thing takes others; one that has
     * failed for as long as {@link Webhooks#ENOUGH} is switched off.
     *
     * @param delivered whether any was delivered
     * @param failed how many were not
     * @param offReason a sentence, for the case that it is switched off
     * @return empty when it is there no more
     */
    Optional<Endpoint> standing(Tx tx, UUID id, boolean delivered, int failed, Instant now, String offReason) {
        return tx.sql("""
                        UPDATE webhook_endpoint e
                        SET failures = CASE WHEN s.delivered THEN 0 ELSE e.failures + s.failed END,
                            failing_since = CASE WHEN NOT s.delivered THEN coalesce(e.failing_since, s.now) END,
                            off_at = CASE WHEN s.delivered THEN NULL
                                          WHEN e.failing_since <= s.enough_since THEN coalesce(e.off_at, s.now)
                                          ELSE e.off_at END,
                            off_reason = CASE WHEN s.delivered THEN NULL
                                              WHEN e.failing_since <= s.enough_since THEN coalesce(e.off_reason, s.reason)
                                              ELSE e.off_reason END
                        FROM (VALUES (?::bool, ?::int, ?::timestamptz, ?::timestamptz, ?::text))
                            AS s (delivered, failed, now, enough_since, reason)
                        WHERE e.id = ?
                        RETURNING\s""" + COLUMNS)
                .set(delivered)
                .set(failed)
                .set(now)
                .set(now.minus(Webhooks.ENOUGH))
                .set(offReason)
                .set(id)
                .one(EndpointStore::endpoint);
    }

    /** Switches it on, with nothing held against it, and has it looked after at once. */
    void switchOn(Tx tx, UUID accountId, UUID id, Instant now) {
        tx.sql("""
                        UPDATE webhook_endpoint
                        SET off_at = NULL, off_reason = NULL, failures = 0, failing_since = NULL, next_due_at = ?
                        WHERE account_id = ? AND id = ?""").set(now).set(accountId).set(id).execute();
    }

    /**
     * The secrets that deliveries are signed with: the present one first, and the one before it while that is still valid.
     */
    Optional<List<SigningSecret>> secrets(Tx tx, UUID accountId, UUID id, Instant now) {
        return tx.sql("""
                        SELECT secret, CASE WHEN old_until > ? THEN old_secret END
                        FROM webhook_endpoint WHERE account_id = ? AND id = ?""").set(now).set(accountId).set(id).one(row -> opened(id, row.bytes(), row.bytesOrNull()));
    }

    /** Gives it another secret; the present one stays valid until then. */
    void rotate(Tx tx, UUID accountId, UUID id, Instant oldUntil) {
        tx.sql("""
                        UPDATE webhook_endpoint SET old_secret = secret, old_until = ?, secret = ?
                        WHERE account_id = ? AND id = ?""")
                .set(oldUntil)
                .set(sealed(id, SigningSecret.random()))
                .set(accountId)
                .set(id)
                .execute();
    }

    List<SigningSecret> opened(UUID id, byte[] secret, byte @Nullable [] old) {
        SigningSecret present = open(id, secret);
        return old == null ? List.of(present) : List.of(present, open(id, old));
    }

    private SigningSecret open(UUID id, byte[] sealed) {
        return SigningSecret.parse(new String(sealer.open(id, sealed), StandardCharsets.US_ASCII))
                .orElseThrow();
    }

    private byte[] sealed(UUID id, SigningSecret secret) {
        return sealer.seal(id, secret.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static Seen seen(Sql.Row row) {
        return new Seen(endpoint(row), row.number());
    }

    static Endpoint endpoint(Sql.Row row) {
        return new Endpoint(
                row.uuid(),
                row.uuid(),
                row.string(),
                row.integer(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.stringOrNull(),
                row.instant());
    }
}
