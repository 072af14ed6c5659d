package dev.portwright.event;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.id.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what has happened, in the transaction of the change itself. */
@ApplicationScoped
public class EventLog {
    private final Ids ids;
    private final EventFeed feed;

    EventLog(Ids ids, EventFeed feed) {
        this.ids = ids;
        this.feed = feed;
    }

    /**
     * Something that has happened.
     *
     * @param type such as {@code porting_order.deleted}
     * @param payload rendered JSON, or null for types that carry none
     * @param webhookUrl where whoever owns the subject wants to be told of it, or null
     */
    public record Event(
            UUID accountId,
            String type,
            Subject subject,
            Instant occurredAt,
            @Nullable String payload,
            @Nullable String webhookUrl) {}

    /**
     * A statement that adds events, which may be a part of another one, so that a change and what it is told as are one
     * round trip. Its parameters are set by {@link #set}.
     */
    public static final String INSERT = """
            INSERT INTO event (
                id, account_id, event_type, subject_type, porting_order_id, occurred_at, payload, webhook_url)
            SELECT e.id, e.account_id, e.type, e.subject_type, e.subject_id, e.occurred_at, e.payload::jsonb, e.webhook_url
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[])
                AS e (id, account_id, type, subject_type, subject_id, occurred_at, payload, webhook_url)""";

    /** Sets the parameters of {@link #INSERT} in a statement of the transaction. */
    public Sql set(Tx tx, Sql sql, List<Event> events) {
        tx.afterCommit(feed::wake);
        return sql.array("uuid", events, event -> ids.next())
                .array("uuid", events, Event::accountId)
                .array("text", events, Event::type)
                .array("text", events, event -> event.subject().type())
                .array("uuid", events, event -> event.subject().id())
                .array("timestamptz", events, event -> event.occurredAt().toString())
                .array("text", events, Event::payload)
                .array("text", events, Event::webhookUrl);
    }

    /** Adds events to the transaction. */
    public void append(Tx tx, List<Event> events) {
        set(tx, tx.sql(INSERT), events).execute();
    }
}
