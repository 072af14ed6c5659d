package dev.portwright.platform.http;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a change happen once however often its request is sent with the same {@code Idempotency-Key}. The answer is
 * kept in the transaction of the change itself: when one is there, so is the other. Refused requests change nothing and
 * are not kept. Keys belong to an account and are forgotten after {@link #KEPT}.
 */
@ApplicationScoped
@Startup // its metrics are there from the beginning
public class Idempotency {
    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    public static final String HEADER = "Idempotency-Key";

    /** Where answers are kept, each with the account it belongs to. */
    public static final String TABLE = "idempotent_request";

    /** The columns of its primary key. */
    public static final String TABLE_KEY = "account_id, key";

    private static final Pattern KEY_FORM = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private final Db db;
    private final Sealer sealer;
    private final Clock clock;
    private final KeptAnswerRate rate = new KeptAnswerRate();
    private final Counter kept;
    private final Counter replayed;

    Idempotency(Db db, Sealer sealer, Clock clock, MeterRegistry meters) {
        this.db = db;
        this.sealer = sealer;
        this.clock = clock;
        this.kept = counter(meters, "kept");
        this.replayed = counter(meters, "replayed");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("portwright.idempotency.answers")
                .description("Answers to requests with an Idempotency-Key: kept for the next time, or given once more")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Produces
    @Singleton
    SealedColumn answers() {
        return new SealedColumn("idempotent_request", "body", "account_id");
    }

    private record Kept(
            byte[] requestHash, int status, @Nullable String etag, byte @Nullable [] body) {}

    /**
     * What was answered before, if anything was: for who has much to do before the change itself begins.
     *
     * @throws ApiException 422 when the key is none, or was used for another request
     */
    public Optional<Response> kept(UUID accountId, @Nullable String key, Request request) {
        if (key == null) {
            return Optional.empty();
        }
        requireForm(key);
        String kept = request.space() + key;
        Instant forgotten = clock.instant().minus(KEPT);
        return db.read(tx -> find(tx, accountId, kept, forgotten))
                .map(answer -> replay(accountId, answer, request.hash()));
    }

    /** True when an answer is kept for the key, whichever request that was for. */
    public boolean isKept(UUID accountId, @Nullable String key, String space) {
        Instant forgotten = clock.instant().minus(KEPT);
        return key != null
                && db.read(tx -> find(tx, accountId, space + key, forgotten)).isPresent();
    }

    private static void requireForm(String key) {
        if (key.isBlank() || !KEY_FORM.matcher(key).matches()) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.in(
                    HEADER, "The key must be 1 to 255 printable ASCII characters, not all of them blanks."));
        }
    }

    /**
     * Runs a change, or answers what it answered before.
     *
     * @param given the Idempotency-Key header, or null when there was none
     * @param request what makes the request the same one: method, path and body
     * @param change runs in a transaction
     * @param answer renders what came of it, after the transaction where the answer is not kept
     * @throws ApiException 422 when the key was used for another request, 429 when the account has too many answers kept
     */
    public <T extends @Nullable Object> Response once(
            UUID accountId, @Nullable String given, Request request, Db.Work<T> change, Function<T, Response> answer) {
        if (given == null) {
            return answer.apply(db.transaction(change));
        }
        requireForm(given);
        String key = request.space() + given;
        byte[] hash = request.hash();
        return db.transaction(tx -> {
            if (!claim(tx, accountId, key, hash)) {
                return replay(accountId, kept(tx, accountId, key), hash);
            }
            rate.take(accountId);
            boolean done = false;
            try {
                Response response = answer.apply(change.run(tx));
                keep(tx, accountId, key, response);
                tx.afterCommit(kept::increment);
                done = true;
                return response;
            } finally {
                if (!done) {
                    rate.giveBack(accountId);
                }
            }
        });
    }

    /** Forgets some of the answers that were kept for long enough; answers how many. */
    static int forgetOld(Tx tx, Instant now, int most) {
        return tx.sql("""
                        DELETE FROM idempotent_request WHERE (account_id, key) IN (
                            SELECT account_id, key FROM idempotent_request WHERE created_at < ?
                            ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)""").set(now.minus(KEPT)).set(most).execute();
    }

    /** When the answer was kept that has been kept for longest. */
    static Optional<Instant> oldest(Tx tx) {
        return tx.sql("SELECT created_at FROM idempotent_request ORDER BY created_at LIMIT 1")
                .one(Sql.Row::instant);
    }

    /**
     * One request as the sender meant it.
     *
     * @param space what its key begins with where it is kept, so that it is none of somebody else's in the account; empty
     *     for the account itself, else with a letter that no key has
     */
    public record Request(String space, String method, String path, byte[] body) {
        byte[] hash() {
            MessageDigest digest = Sha256.digest();
            digest.update((method + " " + path + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return digest.digest(body);
        }
    }

    /** Waits for another transaction that holds the same key; then the row is there, or the key is free again. */
    private boolean claim(Tx tx, UUID accountId, String key, byte[] hash) {
        Instant now = clock.instant();
        return tx.sql("""
                        INSERT INTO idempotent_request AS r (account_id, key, request_hash, created_at)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (account_id, key) DO UPDATE
                        SET request_hash = excluded.request_hash, created_at = excluded.created_at,
                            status = NULL, etag = NULL, body = NULL
                        WHERE r.created_at < ?""")
                        .set(accountId)
                        .set(key)
                        .set(hash)
                        .set(now)
                        .set(now.minus(KEPT))
                        .execute()
                == 1;
    }

    private static Optional<Kept> find(Tx tx, UUID accountId, String key, Instant since) {
        return tx.sql("""
                        SELECT request_hash, status, etag, body FROM idempotent_request
                        WHERE account_id = ? AND key = ? AND created_at >= ?""")
                .set(accountId)
                .set(key)
                .set(since)
                .one(row -> new Kept(row.bytes(), row.integer(), row.stringOrNull(), row.bytesOrNull()));
    }

    private static Kept kept(Tx tx, UUID accountId, String key) {
        return find(tx, accountId, key, Instant.EPOCH)
                .orElseThrow(() -> new ApiException(ProblemCode.BEING_PROCESSED.in(
                        HEADER, "A request with this key is under way. Send it again shortly.")));
    }

    private Response replay(UUID accountId, Kept kept, byte[] hash) {
        if (!MessageDigest.isEqual(kept.requestHash, hash)) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.in(
                    HEADER, "This key was used for another request. Use a new key for each new request."));
        }
        replayed.increment();
        Response.ResponseBuilder response = Response.status(kept.status).header("idempotency-replayed", true);
        if (kept.etag != null) {
            response.header(HttpHeaders.ETAG, kept.etag);
        }
        if (kept.body != null) {
            response.type(MediaType.APPLICATION_JSON_TYPE).entity(sealer.open(accountId, kept.body));
        }
        return response.build();
    }

    private void keep(Tx tx, UUID accountId, String key, Response response) {
        byte[] body = (byte[]) response.getEntity();
        tx.sql("""
                        UPDATE idempotent_request SET status = ?, etag = ?, body = ?
                        WHERE account_id = ? AND key = ?""")
                .set(response.getStatus())
                .set(response.getHeaderString(HttpHeaders.ETAG))
                .set(body == null ? null : sealer.seal(accountId, body))
                .set(accountId)
                .set(key)
                .execute();
    }
}
