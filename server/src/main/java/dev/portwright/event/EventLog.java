package dev.portwright.event;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what has happened, in the transaction of the change itself. */
@ApplicationScoped
public class EventLog {
    private final Ids ids;

    EventLog(Ids ids) {
        this.ids = ids;
    }

    /**
     * Something that has happened to a porting order.
     *
     * @param type such as {@code porting_order.deleted}
     * @param payload rendered JSON, or null for types that carry none
     * @param webhookUrl where the order wants to be told, or null
     */
    public record Event(
            UUID accountId,
            String type,
            UUID portingOrderId,
            Instant occurredAt,
            @Nullable String payload,
            @Nullable String webhookUrl) {}

    /** Adds events to the transaction under way. */
    public void append(Connection connection, List<Event> events) throws SQLException {
        Sql sql = Sql.of(connection, """
                        INSERT INTO event
                            (id, account_id, event_type, porting_order_id, occurred_at, payload, webhook_url)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""");
        for (Event event : events) {
            sql.set(ids.next())
                    .set(event.accountId())
                    .set(event.type())
                    .set(event.portingOrderId())
                    .set(event.occurredAt())
                    .json(event.payload())
                    .set(event.webhookUrl())
                    .next();
        }
        sql.executeBatch();
    }
}
