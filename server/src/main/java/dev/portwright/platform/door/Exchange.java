package dev.portwright.platform.door;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and its answer, from the last byte of the request's head to the last byte handed to the network. */
public final class Exchange {
    static final AttributeKey<Exchange> KEY = AttributeKey.valueOf("portwright.exchange");

    private final String method;
    private final String target;
    private final @Nullable Refusal refusal;
    private final List<Runnable> afterwards = new ArrayList<>(2);
    private boolean answered;
    private boolean working;
    private boolean over;
    private volatile @Nullable Refusal brokenBody;

    Exchange(String method, String target, @Nullable Refusal refusal) {
        this.method = method;
        this.target = target;
        this.refusal = refusal;
    }

    /** The exchange that a request belongs to; null when its connection is gone. */
    public static @Nullable Exchange of(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection ? of(connection.channel()) : null;
    }

    static @Nullable Exchange of(Channel channel) {
        return channel.attr(KEY).get();
    }

    /** The method as it was sent. Of any length. */
    public String method() {
        return method;
    }

    /** The target as it was sent. Of the length of a request line. */
    public String target() {
        return target;
    }

    /** Why it is to be refused before anything else looks at it, or null. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Why the body has ended before all of it was there, or null. */
    public @Nullable Refusal brokenBody() {
        return brokenBody;
    }

    void breakBody(Refusal why) {
        brokenBody = why;
    }

    /** Somebody has begun to work on the request, and says when that has ended. */
    public void work() {
        synchronized (afterwards) {
            working = true;
        }
    }

    /** The work has ended, whether or not there is still a client to hear of it. */
    public void worked() {
        synchronized (afterwards) {
            working = false;
        }
        endIfOver();
    }

    /**
     * Has something done once the answer is on its way or the connection is gone, and no work goes on for it; exactly
     * once, and at once when it is so already. It must be short and must not throw.
     */
    public void afterwards(Runnable action) {
        synchronized (afterwards) {
            if (!over) {
                afterwards.add(action);
                return;
            }
        }
        action.run();
    }

    void end() {
        synchronized (afterwards) {
            answered = true;
        }
        endIfOver();
    }

    private void endIfOver() {
        List<Runnable> actions;
        synchronized (afterwards) {
            if (over || working || !answered) {
                return;
            }
            over = true;
            actions = List.copyOf(afterwards);
            afterwards.clear();
        }
        actions.forEach(Runnable::run);
    }
}
