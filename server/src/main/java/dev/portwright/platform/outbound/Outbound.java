package dev.portwright.platform.outbound;

import dev.portwright.platform.config.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to where others have said. A name is looked up for each request, every address that it leads to is
 * judged by the {@link Guard}, and the connection goes to an address that was judged: nobody looks the name up again.
 * A redirect is an answer like others.
 */
@ApplicationScoped
public class Outbound {
    /** How long a request may take at most, whatever its caller allows. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * How long a name is looked up where a proxy makes the connections, which looks it up itself: networks behind a proxy
     * often have name servers that say nothing of the names of others, not even that they do not know them.
     */
    static final Duration BEFORE_A_PROXY = Duration.ofMillis(500);

    /** To how many addresses of a name a connection is tried. */
    private static final int MOST_TRIES = 4;

    private static final Answer NO_ADDRESS =
            Answer.none(Outcome.UNRESOLVED, "No address was found for the name of the host.");

    private static final Answer CONFINED = Answer.none(
            Outcome.REFUSED, "This installation sends to its own machine only (PORTWRIGHT_OUTBOUND=loopback).");

    private final boolean confined;
    private final Guard guard;
    private final Names names;
    private final Connections connections;
    private final Lanes lanes = new Lanes();

    @Inject
    Outbound(Vertx vertx, Settings settings) {
        this(
                settings.outgoing().confined(),
                new Guard(settings),
                new DnsNames((VertxInternal) vertx),
                new Connections((VertxInternal) vertx, settings.outgoing().proxy()));
    }

    Outbound(Guard guard, Names names, Connections connections) {
        this(false, guard, names, connections);
    }

    private Outbound(boolean confined, Guard guard, Names names, Connections connections) {
        this.confined = confined;
        this.guard = guard;
        this.names = names;
        this.connections = connections;
    }

    /**
     * Sends one POST and waits for its answer; call it on a virtual thread. It does not throw for what the target does
     * or is. A connection that was kept from an earlier request may have been ended by the other side: then the request
     * is sent once more, on another one. Requests beyond {@value Lanes#MOST}, beyond half of them for one owner, and beyond
     * {@value Lanes#MOST_TO_A_TARGET} to a target wait their turn, which no limit counts; the next turn is that of the
     * owner with the fewest requests under way.
     *
     * @param owner for whom it is sent: an account
     * @param headers none of those that are HTTP's own, such as the host and the length
     * @param limit for all of it, from looking up the name to the end of the answer; an answer whose head has come by
     *     then is taken as far as it has come. At most 30 seconds
     * @throws IllegalStateException when the thread is interrupted
     */
    public Answer post(UUID owner, Target target, Map<String, String> headers, byte[] body, Duration limit) {
        return exchange(owner, new Message(target, headers, body, null), limit);
    }

    /**
     * The same for a GET, whose answer may be larger than the memory.
     *
     * @param wanted where the body of an answer goes that has status 200, as it comes and on this thread. What this throws
     *     ends the request and is thrown on
     */
    public Answer get(UUID owner, Target target, Map<String, String> headers, OutputStream wanted, Duration limit) {
        return exchange(owner, new Message(target, headers, null, wanted), limit);
    }

    private Answer exchange(UUID owner, Message message, Duration limit) {
        try {
            lanes.enter(owner, message.target());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        try {
            long end = System.nanoTime() + (limit.compareTo(LONGEST) < 0 ? limit : LONGEST).toNanos();
            return send(message, end);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lanes.leave(owner, message.target());
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while a request was under way", cause);
    }

    /** @param end when it must be over, by {@link System#nanoTime} */
    private Answer send(Message message, long end) throws InterruptedException {
        if (confined && !message.target().isOfThisMachine()) {
            return CONFINED;
        }
        List<InetAddress> addresses;
        try {
            addresses = addresses(message.target(), end);
        } catch (TimeoutException e) {
            return connections.throughProxy()
                    ? connections.exchange(message, end)
                    : Answer.none(Outcome.TIMED_OUT, "The name of the host was not found in time.");
        } catch (ExecutionException e) {
            // Where a proxy is, names of others are often known to it alone; it looks all of them up itself anyhow.
            return connections.throughProxy() ? connections.exchange(message, end) : unresolved(e.getCause());
        }
        for (InetAddress address : addresses) {
            Optional<String> what = guard.refusal(address);
            if (what.isPresent()) {
                return Answer.none(
                        Outcome.REFUSED, "The host is at " + what.get() + ", to which nothing is sent from here.");
            }
        }
        return connections.throughProxy() ? connections.exchange(message, end) : tryEach(message, addresses, end);
    }

    private List<InetAddress> addresses(Target target, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        Optional<InetAddress> literal = target.address();
        if (literal.isPresent()) {
            return List.of(literal.get());
        }
        long left = end - System.nanoTime();
        return names.addresses(target.host())
                .get(
                        connections.throughProxy() ? Math.min(left, BEFORE_A_PROXY.toNanos()) : left,
                        TimeUnit.NANOSECONDS);
    }

    private static Answer unresolved(@Nullable Throwable cause) {
        return cause instanceof UnknownHostException
                ? NO_ADDRESS
                : Answer.none(Outcome.UNRESOLVED, "The name of the host could not be looked up.");
    }

    /** While there are further addresses, half of the time that is left is for a connection to the next one. */
    private Answer tryEach(Message message, List<InetAddress> addresses, long end) throws InterruptedException {
        Answer answer = NO_ADDRESS;
        int tries = Math.min(addresses.size(), MOST_TRIES);
        for (int i = 0; i < tries; i++) {
            long now = System.nanoTime();
            long connected = i == tries - 1 ? end : now + (end - now) / 2;
            answer = connections.exchange(message, addresses.get(i), connected, end);
            if (answer.outcome() != Outcome.UNREACHABLE || System.nanoTime() > end) {
                break;
            }
        }
        return answer;
    }

    @PreDestroy
    void close() {
        connections.close();
        names.close();
    }
}
