package dev.portwright.resource;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes ids that are whole numbers of up to 19 digits. They grow with the time, and no two are the same. */
@ApplicationScoped
class NumberIds {
    /** What a sequence counts, so that not the clock, which may stand, keeps them apart. */
    private static final int COUNTED_BITS = 21;

    /** The milliseconds before it: enough until the year 2109, and no negative number after that. */
    private static final long TIME = (1L << (63 - COUNTED_BITS)) - 1;

    /** How many are counted at a time. Those that a server did not use when it ends are left out. */
    private static final int BLOCK = 32;

    private final Queue<Long> counted = new ConcurrentLinkedQueue<>();
    private final Clock clock;

    NumberIds(Clock clock) {
        this.clock = clock;
    }

    String next(Tx tx) {
        long low = counted(tx) & ((1L << COUNTED_BITS) - 1);
        return Long.toString(((clock.millis() & TIME) << COUNTED_BITS) | low);
    }

    /** A number that nobody else gets. A transaction that is undone does not give it back. */
    private long counted(Tx tx) {
        Long next = counted.poll();
        if (next != null) {
            return next;
        }
        List<Long> more = tx.sql("SELECT nextval('resource_number') FROM generate_series(1, ?)")
                .set(BLOCK)
                .list(Sql.Row::number);
        counted.addAll(more.subList(1, more.size()));
        return more.getFirst();
    }
}
