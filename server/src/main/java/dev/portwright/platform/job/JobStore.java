package dev.portwright.platform.job;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Rows of db-scheduler's table. Its version, raised by every write here and there, tells whether a row is still as it
 * was read: a run removes or puts off only the row it was started for, never one that was scheduled anew meanwhile.
 */
final class JobStore {
    private static final String THIS_ONE = " WHERE task_name = ? AND task_instance = ? AND version = ?";

    private JobStore() {}

    /**
     * A row.
     *
     * @param failures how often it has failed in a row
     */
    record Scheduled(Job job, long version, int failures) {}

    static void schedule(Tx tx, String kind, UUID id, Instant dueAt) {
        tx.sql("""
                        INSERT INTO scheduled_tasks AS t (
                            task_name, task_instance, execution_time, picked, consecutive_failures, version)
                        VALUES (?, ?, ?, false, 0, nextval('scheduled_tasks_version'))
                        ON CONFLICT (task_name, task_instance) DO UPDATE
                        SET execution_time = excluded.execution_time, picked = false, picked_by = NULL,
                            last_heartbeat = NULL, consecutive_failures = 0, version = t.version + 1""").set(kind).set(id.toString()).set(dueAt).execute();
    }

    static void cancel(Tx tx, String kind, UUID id) {
        tx.sql("DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ?")
                .set(kind)
                .set(id.toString())
                .execute();
    }

    static void cancelAll(Tx tx, String kind, Collection<UUID> ids) {
        tx.sql("DELETE FROM scheduled_tasks WHERE task_name = ? AND task_instance = ANY (?)")
                .set(kind)
                .array("text", ids.stream().map(UUID::toString).toList())
                .execute();
    }

    static boolean exists(Tx tx, Scheduled row) {
        return which(tx.sql("SELECT true FROM scheduled_tasks" + THIS_ONE), row)
                .one(Sql.Row::bool)
                .isPresent();
    }

    /** False when the row has changed since it was read: then it stays. */
    static boolean remove(Tx tx, Scheduled row) {
        return which(tx.sql("DELETE FROM scheduled_tasks" + THIS_ONE), row).execute() > 0;
    }

    /** False when the row has changed since it was read: then it stays as it is. */
    static boolean putOff(Tx tx, Scheduled row, Instant failedAt, Instant nextTry) {
        Sql sql = tx.sql("""
                        UPDATE scheduled_tasks
                        SET execution_time = ?, picked = false, picked_by = NULL, last_heartbeat = NULL,
                            last_failure = ?, consecutive_failures = ?, version = version + 1""" + THIS_ONE).set(nextTry).set(failedAt).set(row.failures() + 1);
        return which(sql, row).execute() > 0;
    }

    private static Sql which(Sql sql, Scheduled row) {
        return sql.set(row.job().kind()).set(row.job().id().toString()).set(row.version());
    }

    /** Gives back what processes had begun that are no more. */
    static int release(Tx tx) {
        return tx.sql("""
                        UPDATE scheduled_tasks
                        SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                        WHERE picked""").execute();
    }

    /** Gives back what the server of this name has begun; answers how many jobs that is. */
    static int releaseOf(Tx tx, String server) {
        return tx.sql("""
                        UPDATE scheduled_tasks
                        SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                        WHERE picked AND picked_by = ?""").set(server).execute();
    }

    /** Gives back the row that another process had begun, unless it was touched since. */
    static void release(Tx tx, Scheduled row) {
        which(tx.sql("""
                        UPDATE scheduled_tasks
                        SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1""" + THIS_ONE), row).execute();
    }

    /**
     * The job that is due first, whether begun or not; of several due at once the one with the lowest id.
     *
     * @param kinds those that this server can do
     * @param except names of jobs, as {@link #name} gives them, to leave out
     */
    static Optional<Scheduled> first(Tx tx, Collection<String> kinds, Collection<String> except) {
        return tx.sql("""
                        SELECT task_name, task_instance, execution_time, version, coalesce(consecutive_failures, 0)
                        FROM scheduled_tasks
                        WHERE task_name = ANY (?) AND task_name || ' ' || task_instance <> ALL (?)
                        ORDER BY execution_time, task_instance, task_name LIMIT 1""")
                .array("text", kinds)
                .array("text", except)
                .one(row -> new Scheduled(
                        new Job(row.string(), UUID.fromString(row.string()), row.instant()),
                        row.number(),
                        row.integer()));
    }

    /** How the jobs of each kind stand that has one which is due or failing. */
    static List<JobMetrics.Standing> standings(Tx tx, Instant now) {
        return tx.sql("""
                        SELECT task_name, count(*) FILTER (WHERE due),
                               coalesce(extract(epoch FROM max(now - execution_time) FILTER (WHERE due)), 0)::bigint,
                               count(*) FILTER (WHERE consecutive_failures > 0), coalesce(max(consecutive_failures), 0)
                        FROM (SELECT task_name, execution_time, consecutive_failures, given.now,
                                     execution_time <= given.now AS due
                              FROM scheduled_tasks, (SELECT ?::timestamptz AS now) given
                              WHERE execution_time <= given.now OR consecutive_failures > 0) looked_at
                        GROUP BY task_name""")
                .set(now)
                .list(row ->
                        new JobMetrics.Standing(row.string(), row.number(), row.number(), row.number(), row.integer()));
    }

    static String name(Job job) {
        return job.kind() + " " + job.id();
    }

    /** The rows as they are, for tests and messages. */
    static List<Job> all(Tx tx) {
        return tx.sql("""
                        SELECT task_name, task_instance, execution_time FROM scheduled_tasks
                        ORDER BY execution_time, task_instance, task_name""").list(row -> new Job(row.string(), UUID.fromString(row.string()), row.instant()));
    }
}
