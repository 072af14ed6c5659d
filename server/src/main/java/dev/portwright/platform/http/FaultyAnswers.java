package dev.portwright.platform.http;

import dev.portwright.platform.door.RequestFaults;
import dev.portwright.platform.door.RequestFaults.Fault;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Does to requests what {@link RequestFaults} decides, and says so in the header {@code x-portwright-fault}. */
@Singleton
public class FaultyAnswers {
    private static final String HEADER = "x-portwright-fault";

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final @Nullable RequestFaults faults;

    FaultyAnswers(Instance<RequestFaults> faults) {
        this.faults = faults.isResolvable() ? faults.get() : null;
    }

    /**
     * Does to a request of the key what is to be done to it, on the thread that serves it.
     *
     * @throws ApiException when that is to refuse it
     */
    public void strike(UUID accountId, UUID apiKeyId, RoutingContext routing) {
        Fault fault = faults == null
                ? null
                : faults.next(
                        accountId, apiKeyId, String.valueOf(routing.request().path()));
        if (fault == null) {
            return;
        }
        routing.response().putHeader(HEADER, fault.words());
        pause(fault.delay());
        switch (fault.kind()) {
            case DELAY -> {}
            case TOO_MANY_REQUESTS ->
                throw new ApiException(ProblemCode.TOO_MANY_REQUESTS.because(
                        "A fault of this sandbox refuses the request. DELETE /sandbox/faults ends all faults."));
            case UNAVAILABLE ->
                throw new ApiException(ProblemCode.UNAVAILABLE.because(
                        "A fault of this sandbox refuses the request. DELETE /sandbox/faults ends all faults."));
            case CLOSE_CONNECTION -> {
                close(routing);
                throw new ApiException(
                        ProblemCode.UNAVAILABLE.because("A fault of this sandbox closes the connection."));
            }
            case DROP_ANSWER -> routing.put(FrontDoorData.ANSWER_DROPPED, true);
        }
    }

    /** Returns when it is closed: what is written then goes nowhere. */
    static void close(RoutingContext routing) {
        CountDownLatch closed = new CountDownLatch(1);
        routing.request().connection().close().onComplete(_ -> closed.countDown());
        try {
            boolean _ = closed.await(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration delay) {
        if (!delay.isZero()) {
            try {
                Thread.sleep(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
