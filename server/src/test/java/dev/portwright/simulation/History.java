package dev.portwright.simulation;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.json.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what has happened to the orders of some accounts, past the API. */
final class History {
    private final Db db;
    private final List<UUID> accounts;

    History(Db db, List<UUID> accounts) {
        this.db = db;
        this.accounts = accounts;
    }

    /** A row of an order's history. */
    record Change(UUID id, UUID order, long version, Instant at, String action, String actor, JsonNode attributes) {
        /** What the attribute became; null when it did not change, a null node when it was cleared. */
        @Nullable
        JsonNode now(String attribute) {
            return value(attribute, "new_value");
        }

        @Nullable
        JsonNode before(String attribute) {
            return value(attribute, "old_value");
        }

        private @Nullable JsonNode value(String attribute, String which) {
            for (JsonNode change : attributes) {
                if (change.path("attribute").asString().equals(attribute)) {
                    return change.path(which);
                }
            }
            return null;
        }
    }

    /** An event of an order: its new status, {@code deleted} or {@code split}. */
    record Told(UUID id, UUID order, Instant at, String what) {}

    /** An order as it is, with its numbers, activation jobs and landed numbers as JSON. */
    record Row(
            UUID id,
            String status,
            long version,
            Instant updatedAt,
            @Nullable Instant foc,
            JsonNode numbers,
            JsonNode jobs,
            JsonNode landed) {}

    List<Change> changesSince(Instant time) {
        return db.read(tx -> tx.sql("""
                        SELECT id, porting_order_id, version, occurred_at, action, actor_type, changes::text
                        FROM porting_order_change WHERE account_id = ANY (?) AND occurred_at >= ?
                        ORDER BY porting_order_id, version""")
                .array("uuid", accounts)
                .set(time)
                .list(row -> new Change(
                        row.uuid(),
                        row.uuid(),
                        row.number(),
                        row.instant(),
                        row.string(),
                        row.string(),
                        Json.read(row.string()))));
    }

    List<Told> eventsSince(Instant time) {
        return db.read(tx -> tx.sql("""
                        SELECT id, porting_order_id, occurred_at, CASE event_type
                            WHEN 'porting_order.status_changed' THEN payload #>> '{status,value}'
                            ELSE split_part(event_type, '.', 2) END
                        FROM event WHERE account_id = ANY (?) AND occurred_at >= ? AND event_type IN
                            ('porting_order.status_changed', 'porting_order.deleted', 'porting_order.split')
                        ORDER BY porting_order_id, occurred_at""")
                .array("uuid", accounts)
                .set(time)
                .list(row -> new Told(row.uuid(), row.uuid(), row.instant(), row.string())));
    }

    List<Row> rows(Collection<UUID> orders) {
        return db.read(tx -> tx.sql("""
                        SELECT o.id, o.status, o.version, o.updated_at, o.foc_datetime_actual,
                            (SELECT json_agg(json_build_array(n.phone_number, n.open, n.activation_status))
                             FROM porting_phone_number n WHERE n.porting_order_id = o.id)::text,
                            (SELECT coalesce(json_agg(json_build_array(j.status, j.window_start, j.window_end)
                                                      ORDER BY j.created_at, j.id), '[]')
                             FROM activation_job j WHERE j.account_id = o.account_id AND j.porting_order_id = o.id)::text,
                            (SELECT coalesce(json_agg(json_build_array(i.phone_number,
                                (i.connection_id, i.messaging_profile_id, i.billing_group_id, i.emergency_address_id,
                                 to_jsonb(i.tags), i.country_code, i.phone_number_type)
                                IS NOT DISTINCT FROM
                                (o.connection_id, o.messaging_profile_id, o.billing_group_id, o.emergency_address_id,
                                 o.tags, o.country_code, o.phone_number_type))), '[]')
                             FROM inventory_number i
                             WHERE i.account_id = o.account_id AND i.porting_order_id = o.id)::text
                        FROM porting_order o WHERE o.id = ANY (?)""")
                .array("uuid", orders)
                .list(row -> new Row(
                        row.uuid(),
                        row.string(),
                        row.number(),
                        row.instant(),
                        row.instantOrNull(),
                        Json.read(row.string()),
                        Json.read(row.string()),
                        Json.read(row.string()))));
    }

    /** The first column of each row of a query that has the accounts for its first parameter and maybe a time. */
    List<String> find(String sql, Instant... times) {
        return db.read(tx -> {
            Sql statement = tx.sql(sql).array("uuid", accounts);
            for (Instant time : times) {
                statement.set(time);
            }
            return statement.list(Sql.Row::string);
        });
    }
}
