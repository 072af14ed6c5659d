package dev.portwright.platform.blob;

import dev.portwright.platform.blob.StoreMetrics.Outcome;
import dev.portwright.platform.blob.StoreMetrics.Request;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The S3 store that the operator has named ({@code PORTWRIGHT_S3_BUCKET}), if any, for bytes that are not in the database. */
@Singleton
public class ObjectStore {
    private static final Logger LOG = Logger.getLogger(ObjectStore.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final String TYPE = "application/octet-stream";

    private final @Nullable Store store;
    private final String bucket;
    private final AtomicBoolean away = new AtomicBoolean();

    public ObjectStore(Settings settings, MeterRegistry meters) {
        Settings.S3 s3 = settings.documents().s3();
        this.store = s3 == null ? null : new Store(S3Clients.of(s3), new StoreMetrics(meters));
        this.bucket = s3 == null ? "" : s3.bucket();
    }

    /** What there is where there is one. */
    private record Store(S3Client client, StoreMetrics metrics) {}

    void stop(@Observes ShutdownEvent event) {
        if (store != null) {
            store.client().close();
        }
    }

    /** True when new bytes go there. */
    public boolean isThere() {
        return store != null;
    }

    /** The key of the object with these bytes. */
    static String key(UUID accountId, UUID id) {
        return "documents/" + accountId + "/" + id;
    }

    /**
     * Writes an object.
     *
     * @param content opened once for each attempt, and for the signature
     * @throws ApiException 503 when the store does not take it
     */
    void put(String key, long size, Supplier<InputStream> content) {
        ask(
                Request.PUT,
                client -> client.putObject(
                        request -> request.bucket(bucket).key(key),
                        RequestBody.fromContentProvider(content::get, size, TYPE)));
    }

    /**
     * Reads an object from a position on.
     *
     * @return a stream that ends where something is missing
     * @throws ApiException 503 when the store does not answer
     */
    InputStream get(String key, long from) {
        try {
            return new ObjectStream(ask(
                    Request.GET,
                    client -> client.getObject(
                            request -> request.bucket(bucket).key(key).range("bytes=" + from + "-"))));
        } catch (MissingObject e) {
            return InputStream.nullInputStream();
        }
    }

    /**
     * Deletes an object, if it is there.
     *
     * @throws ApiException 503 when the store does not do it
     */
    void delete(String key) {
        try {
            ask(
                    Request.DELETE,
                    client -> client.deleteObject(
                            request -> request.bucket(bucket).key(key)));
        } catch (MissingObject e) {
            // Some stores say so.
            LOG.debugf("The object %s was gone.", key);
        }
    }

    /**
     * Asks the store for its bucket.
     *
     * @throws ApiException 503 when it does not answer, or has none
     */
    public void probe() {
        ask(Request.PROBE, client -> client.headBucket(request -> request.bucket(bucket)));
    }

    private static final class MissingObject extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingObject(Throwable cause) {
            super(cause);
        }
    }

    private <T> T ask(Request request, Function<S3Client, T> question) {
        if (store == null) {
            throw new IllegalStateException("there is no store of objects");
        }
        long begun = System.nanoTime();
        Outcome outcome = Outcome.FAILED;
        try {
            T answer = question.apply(store.client());
            outcome = Outcome.DONE;
            if (away.compareAndSet(true, false)) {
                LOG.infof("The S3 store of bucket %s answers again.", bucket);
            }
            return answer;
        } catch (SdkException e) {
            if (isMissing(e)) {
                outcome = Outcome.MISSING;
                throw new MissingObject(e);
            }
            if (away.compareAndSet(false, true)) {
                LOG.warnf("The S3 store of bucket %s does not do what it is asked for: %s", bucket, e.getMessage());
            }
            throw new ApiException(
                    ProblemCode.UNAVAILABLE.because(
                            "The store of documents does not answer at the moment. Try again shortly."),
                    RETRY.toNanos());
        } finally {
            store.metrics().count(request, outcome, begun);
        }
    }

    private static boolean isMissing(SdkException failure) {
        return failure instanceof NoSuchKeyException
                || (failure instanceof S3Exception refusal && refusal.statusCode() == RANGE_NOT_SATISFIABLE);
    }
}
