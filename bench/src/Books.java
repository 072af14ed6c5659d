import java.io.IOException;
import java.sql.SQLException;

/** Checks in the database that a load of edits left what it should: a version, a history entry and an event each. */
final class Books {
    /** Requests that wrk cut off at its end may have been carried out without being counted. */
    private static final int CUT_OFF_AT_MOST = 32;

    private final Database database;
    private long versions;
    private long changes;
    private long turns;
    private long events;

    Books(Database database) {
        this.database = database;
    }

    void open() throws SQLException {
        versions = database.number("SELECT sum(version) FROM porting_order");
        changes = database.number("SELECT count(*) FROM porting_order_change");
        turns = turns();
        events = events();
    }

    /** Entries of the history that tell of messaging being enabled or disabled. */
    private long turns() throws SQLException {
        return database.number("SELECT count(*) FROM porting_order_change"
                + " WHERE jsonb_path_exists(changes, '$[*] ? (@.attribute like_regex \"enable_messaging\")')");
    }

    private long events() throws SQLException {
        return database.number("SELECT count(*) FROM event WHERE event_type = 'porting_order.messaging_changed'");
    }

    /** Compares what was written since {@link #open} with the answers 200. */
    void check(long answers) throws IOException, SQLException, InterruptedException {
        // The requests cut off may still be under way.
        while (database.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'portwright'"
                        + " AND state <> 'idle'")
                > 0) {
            Thread.sleep(50);
        }
        long newVersions = database.number("SELECT sum(version) FROM porting_order") - versions;
        long newChanges = database.number("SELECT count(*) FROM porting_order_change") - changes;
        long newTurns = turns() - turns;
        long newEvents = events() - events;
        boolean right = newVersions == newChanges
                && newTurns == newEvents
                && newChanges >= answers
                && newChanges <= answers + CUT_OFF_AT_MOST
                && newEvents > answers * 0.9;
        if (!right) {
            throw new IOException("%d answers 200, but %d versions, %d history entries, %d of them on messaging, %d events"
                    .formatted(answers, newVersions, newChanges, newTurns, newEvents));
        }
    }
}
