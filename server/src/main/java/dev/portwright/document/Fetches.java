package dev.portwright.document;

import dev.portwright.platform.door.DoorClosed;
import dev.portwright.platform.outbound.Answer;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The files that are being fetched. When the server stops they are not waited for: whoever wants one is told to ask again. */
@ApplicationScoped
class Fetches {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Set<Fetch> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    void stop(@Observes DoorClosed event) {
        stopped = true;
        underWay.forEach(Fetch::end);
    }

    /**
     * Fetches a file.
     *
     * @param to where it goes
     * @param fetching is interrupted, but never while it writes, when the server stops
     * @throws ApiException 503 when the server stops before it is here
     */
    Answer run(OutputStream to, Function<OutputStream, Answer> fetching) {
        Fetch fetch = new Fetch(to);
        underWay.add(fetch);
        try {
            if (stopped) {
                throw stops();
            }
            return fetching.apply(fetch);
        } catch (IllegalStateException e) {
            throw Thread.currentThread().isInterrupted() ? stops() : e;
        } finally {
            underWay.remove(fetch);
            fetch.done();
        }
    }

    private static ApiException stops() {
        return new ApiException(
                ProblemCode.UNAVAILABLE.because("The server stops before the file was fetched. Try again shortly."),
                RETRY.toNanos());
    }

    /** One of them. What it writes goes to the database, whose connection an interrupt would break. */
    private static final class Fetch extends OutputStream {
        private final OutputStream to;
        private final Thread thread = Thread.currentThread();
        private final ReentrantLock writing = new ReentrantLock(true);
        private boolean ended;
        private boolean done;

        private Fetch(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            writing.lock();
            try {
                if (ended) {
                    throw stops();
                }
                to.write(bytes, from, length);
            } finally {
                writing.unlock();
            }
        }

        private void end() {
            writing.lock();
            try {
                if (!done) {
                    ended = true;
                    thread.interrupt();
                }
            } finally {
                writing.unlock();
            }
        }

        /** What is left to do for the request is done as if nobody had interrupted it. */
        private void done() {
            writing.lock();
            try {
                done = true;
                if (ended) {
                    var _ = Thread.interrupted();
                }
            } finally {
                writing.unlock();
            }
        }
    }
}
