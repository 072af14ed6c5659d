package dev.portwright.event;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The streams that clients read from this server, found by account. */
@ApplicationScoped
class OpenStreams {
    /** How many an account may have open on a server, and all accounts together. */
    static final int MOST_OF_ACCOUNT = 10;

    static final int MOST = 200;

    private final Map<UUID, Set<OpenStream>> open = new HashMap<>();
    private int count;

    /**
     * Takes a place for a stream, which {@link #close} gives back.
     *
     * @param position the place of the last event that the client has had
     * @throws ApiException 429 when there is none
     */
    synchronized OpenStream open(UUID accountId, long position) {
        int ofAccount = open.getOrDefault(accountId, Set.of()).size();
        if (ofAccount >= MOST_OF_ACCOUNT || count >= MOST) {
            throw new ApiException(
                    ProblemCode.TOO_MANY_REQUESTS.because("There are " + (count >= MOST ? count : ofAccount)
                            + " streams of events open, which is as many as there may be. Close one first."));
        }
        OpenStream stream = new OpenStream(accountId, position);
        open.computeIfAbsent(accountId, first -> new HashSet<>()).add(stream);
        count++;
        return stream;
    }

    /** Ends a stream and gives its place back, once. */
    synchronized void close(OpenStream stream) {
        Set<OpenStream> ofAccount = open.get(stream.accountId());
        if (ofAccount != null && ofAccount.remove(stream)) {
            count--;
            if (ofAccount.isEmpty()) {
                open.remove(stream.accountId());
            }
        }
        stream.end();
    }

    /** Wakes the streams of accounts that have new events, and nobody else's. */
    synchronized void ring(Collection<UUID> accounts) {
        if (!open.isEmpty()) {
            for (UUID account : Set.copyOf(accounts)) {
                open.getOrDefault(account, Set.of()).forEach(OpenStream::ring);
            }
        }
    }

    synchronized List<OpenStream> all() {
        return open.values().stream().flatMap(Set::stream).toList();
    }
}
