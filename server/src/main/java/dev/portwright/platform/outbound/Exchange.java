package dev.portwright.platform.outbound;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A request and its answer on one connection. Everything but the waiting is done on the target's event loop. */
final class Exchange {
    private static final int OK = 200;

    private final HttpClient client;
    private final Context loop;
    private final Connections connections;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse head;
    private final Buffer body = Buffer.buffer();

    /** Of a body that is handed on what has come; nothing is behind its end. */
    private final BlockingQueue<Optional<Buffer>> parts = new LinkedBlockingQueue<>();

    private @Nullable OutputStream wanted;
    private boolean usedBefore;
    private volatile boolean deserted;

    Exchange(HttpClient client, Context loop, Connections connections) {
        this.client = client;
        this.loop = loop;
        this.connections = connections;
    }

    /** @param end when it must be over, by {@link System#nanoTime} */
    Answer run(Message message, RequestOptions options, long end) throws InterruptedException {
        wanted = message.wanted();
        loop.runOnContext(begun -> client.request(options).onComplete(made -> {
            if (made.succeeded()) {
                send(made.result(), message);
            } else {
                fail(made.cause());
            }
        }));
        try {
            try {
                if (wanted != null) {
                    handOn(wanted, end);
                }
                return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                loop.runOnContext(over -> expire());
                return answer.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an exchange ends with an answer", e);
        } catch (InterruptedException e) {
            loop.runOnContext(over -> expire());
            throw e;
        }
    }

    /** Writes what comes of the body, a buffer at a time: the next one is read when this one is written. */
    private void handOn(OutputStream to, long end) throws InterruptedException, TimeoutException {
        var _ = answer.whenComplete((any, none) -> parts.add(Optional.empty()));
        boolean done = false;
        try {
            while (true) {
                Optional<Buffer> part = parts.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (part == null) {
                    throw new TimeoutException();
                }
                if (part.isEmpty()) {
                    break;
                }
                to.write(part.get().getBytes());
                loop.runOnContext(again -> fetch());
            }
            done = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TimeoutException e) {
            done = true;
            throw e;
        } finally {
            if (!done) {
                loop.runOnContext(over -> expire());
            }
        }
    }

    private void fetch() {
        if (head != null) {
            head.fetch(1);
        }
    }

    /** True when the other side had ended the connection, which an earlier request had left open. */
    boolean deserted() {
        return deserted;
    }

    private void send(HttpClientRequest made, Message message) {
        if (answer.isDone()) {
            var _ = made.reset();
            return;
        }
        request = made;
        usedBefore = connections.isProven(made.connection());
        Buffer content = message.content();
        (content == null ? made.send() : made.send(content)).onComplete(begun -> {
            if (begun.succeeded()) {
                read(begun.result());
            } else {
                fail(begun.cause());
            }
        });
    }

    private void read(HttpClientResponse begun) {
        head = begun;
        boolean flows = wanted != null && begun.statusCode() == OK;
        if (flows) {
            begun.pause();
            begun.fetch(1);
        }
        begun.handler(flows ? part -> parts.add(Optional.of(part)) : this::add)
                .exceptionHandler(amid -> end(true))
                .endHandler(whole -> {
                    HttpConnection connection = begun.request().connection();
                    if (!answer.isDone()) {
                        connections.keep(connection);
                    }
                    end(false);
                });
    }

    private void add(Buffer part) {
        int room = Answer.MOST_BODY_BYTES - body.length();
        if (part.length() <= room) {
            body.appendBuffer(part);
        } else if (!answer.isDone()) {
            body.appendBuffer(part, 0, room);
            end(true);
            hangUp();
        }
    }

    /** The time is over. */
    private void expire() {
        if (answer.isDone()) {
            return;
        }
        if (head != null) {
            end(true);
        } else {
            answer.complete(Answer.none(
                    Outcome.TIMED_OUT,
                    request == null ? "There was no connection in time." : "The answer did not begin in time."));
        }
        hangUp();
    }

    private void hangUp() {
        if (request != null) {
            var _ = request.connection().close();
        }
    }

    private void end(boolean cut) {
        HttpClientResponse begun = head;
        if (begun == null || answer.isDone()) {
            return;
        }
        List<String> headers = new ArrayList<>(begun.headers().size());
        for (Map.Entry<String, String> header : begun.headers()) {
            headers.add(text(header.getKey() + ": " + header.getValue()));
        }
        answer.complete(new Answer(
                Outcome.ANSWERED, begun.statusCode(), headers, text(body.toString(StandardCharsets.UTF_8)), cut, null));
    }

    /** PostgreSQL keeps every character but this one. */
    private static String text(String received) {
        return received.indexOf(0) < 0 ? received : received.replace('\0', '\uFFFD');
    }

    private void fail(Throwable cause) {
        if (head != null) {
            end(true);
        } else if (!answer.isDone()) {
            deserted = usedBefore;
            answer.complete(request == null ? unconnected(cause) : broken(cause));
        }
    }

    private Answer unconnected(Throwable cause) {
        if (is(SSLException.class, cause)) {
            return tls();
        }
        if (connections.throughProxy()) {
            return Answer.none(Outcome.UNREACHABLE, "The proxy of this server made no connection to the host.");
        }
        if (is(TimeoutException.class, cause) || is(ConnectTimeoutException.class, cause)) {
            return Answer.none(Outcome.UNREACHABLE, "The host did not take a connection in time.");
        }
        return Answer.none(
                Outcome.UNREACHABLE,
                is(ConnectException.class, cause)
                        ? "The host refused the connection."
                        : "There is no way to the host.");
    }

    private static Answer broken(Throwable cause) {
        return is(SSLException.class, cause)
                ? tls()
                : Answer.none(Outcome.BROKEN, "The connection ended before an answer that is HTTP had begun.");
    }

    private static Answer tls() {
        return Answer.none(
                Outcome.TLS, "No encrypted connection could be made: the host's certificate, its name or TLS itself.");
    }

    private static boolean is(Class<? extends Throwable> kind, @Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
