package dev.portwright.platform.door;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All connections of this process. When there are as many as there may be, the one that has been idle for longest makes
 * room; when none is idle, requests of new ones are refused. When too much of answers lies unread, those who do not read
 * go.
 */
public final class Door {
    /** Connections above the limit that are still told why they are not served. */
    private static final int TOLD = 64;

    private static final long IMPATIENT = Duration.ofSeconds(1).toNanos();

    private static final Refusal CROWDED =
            new Refusal(503, "There are more connections than this server takes. Try again shortly, on fewer.");

    private static volatile Door current = new Door();

    private final Set<Gate> gates = ConcurrentHashMap.newKeySet();
    private final Set<Channel> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicLong unread = new AtomicLong();
    private volatile Limits limits = Limits.USUAL;
    private volatile boolean closing;

    Door() {}

    /** The door of the HTTP server that was made last. */
    public static Door current() {
        return current;
    }

    /** Makes a new one, for a new HTTP server. */
    static Door renew() {
        Door made = new Door();
        current = made;
        return made;
    }

    /** Sets how much it lets be, from now on. */
    public void limit(Limits wanted) {
        limits = wanted;
    }

    public Limits limits() {
        return limits;
    }

    /** How many connections there are. */
    public int connections() {
        return gates.size();
    }

    /** How many bytes of answers clients have not taken yet. */
    public long unread() {
        return unread.get();
    }

    /** Requests that are being served, their answers on the way included. */
    public long busy() {
        return gates.stream().filter(gate -> gate.idleSince() == 0).count();
    }

    /** From now on each answer is the last one of its connection. */
    public void close() {
        closing = true;
    }

    /** From now on the operating system refuses new connections. */
    public void stopListening() {
        listeners.forEach(listener -> listener.close().syncUninterruptibly());
    }

    boolean closing() {
        return closing;
    }

    void listens(Channel listener) {
        listeners.add(listener);
    }

    /** Answers false when the connection is not even worth a word. */
    boolean opened(Gate gate) {
        int excess = gates.size() - limits.connections();
        if (excess >= TOLD) {
            return false;
        }
        gates.add(gate);
        if (excess >= 0) {
            makeRoom(gate);
        }
        return true;
    }

    /**
     * Has one connection end: one whose client takes nothing of its answer, else one that has never asked for anything,
     * else the one idle for longest. One at a time, so that each newcomer has another one go.
     */
    private synchronized void makeRoom(Gate newcomer) {
        @Nullable Gate first = null;
        for (Gate gate : gates) {
            if (gate != newcomer && gate.stalledLongerThan(IMPATIENT)) {
                gate.closeNow();
                return;
            }
            if (gate != newcomer && gate.idleSince() != 0 && (first == null || goesBefore(gate, first))) {
                first = gate;
            }
        }
        if (first != null) {
            first.evict();
        }
    }

    private static boolean goesBefore(Gate one, Gate other) {
        return one.served() == other.served() ? one.idleSince() - other.idleSince() < 0 : other.served();
    }

    void left(Gate gate) {
        gates.remove(gate);
    }

    /** Who was served before is served on: a crowd of others that is about to be sent away is none of its making. */
    @Nullable
    Refusal judge(Gate gate, RequestRules rules, HttpRequest request) {
        Refusal refusal = rules.judge(request);
        boolean crowded = !gate.served() && gates.size() > limits.connections() + TOLD / 2;
        return refusal == null && crowded ? CROWDED : refusal;
    }

    /** Counts bytes that wait for a client, or have stopped to. */
    void unread(Gate gate, long bytes) {
        long now = unread.addAndGet(bytes);
        if (bytes > 0 && now > limits.unread()) {
            for (Gate other : gates) {
                if (other != gate && other.stalledLongerThan(IMPATIENT / 4)) {
                    other.closeNow();
                }
            }
            if (now > 2 * limits.unread()) {
                gate.closeNow();
            }
        }
    }

    /** How long a client may take nothing of its answer, in nanoseconds. */
    long patience() {
        return unread.get() > limits.unread() / 2 ? IMPATIENT : limits.stall().toNanos();
    }
}
