package dev.portwright.resource;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes ids that are whole numbers of up to 19 digits. They grow with the time, and no two are the same. */
@ApplicationScoped
class NumberIds {
    /** What a sequence counts, so that not the clock, which may stand, keeps them apart. */
    private static final int COUNTED_BITS = 21;

    /** The milliseconds before it: enough until the year 2109, and no negative number after that. */
    private static final long TIME = (1L << (63 - COUNTED_BITS)) - 1;

    private final Clock clock;

    NumberIds(Clock clock) {
        this.clock = clock;
    }

    String next(Tx tx) {
        long counted =
                tx.sql("SELECT nextval('resource_number')").one(Sql.Row::number).orElseThrow();
        long low = counted & ((1L << COUNTED_BITS) - 1);
        return Long.toString(((clock.millis() & TIME) << COUNTED_BITS) | low);
    }
}
