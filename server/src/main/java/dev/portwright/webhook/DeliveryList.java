package dev.portwright.webhook;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Filter.Bound;
import dev.portwright.webhook.DeliveryView.Made;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads deliveries of which an attempt was made, or which were given up without one, each with its attempts. */
final class DeliveryList {
    private static final SqlText DELIVERED = SqlText.of("d.state = 'delivered'");
    private static final SqlText FAILED = SqlText.of("d.state <> 'delivered'");

    static final List<Filter> FILTERS = List.of(
            Filter.of("status", status -> status.equals("delivered") ? DELIVERED : FAILED),
            Filter.text("event_type", "e.event_type"),
            Filter.of("webhook.contains", DeliveryList::webhookHas),
            Filter.of("attempts.contains", DeliveryList::attemptsHave),
            Filter.time("started_at", "d.started_at", Bound.GTE, Bound.LTE),
            Filter.time("finished_at", "d.finished_at", Bound.GTE, Bound.LTE));

    private static final SqlText FROM = SqlText.of("""
            FROM webhook_delivery d LEFT JOIN event e ON e.id = d.event_id
            WHERE d.account_id = {account} AND (d.attempts > 0 OR d.state = 'failed')""");

    private static final SqlText COLUMNS = SqlText.of("""
            d.id, d.account_id, d.event_id, d.url, d.state = 'delivered', d.started_at, d.finished_at, d.due_at, e.event_type,
            e.occurred_at, e.payload,
            (SELECT json_agg(json_build_array(a.started_at, a.finished_at, a.delivered, a.request_headers, a.status,
                                              a.response_headers, a.response_body, a.error) ORDER BY a.attempt DESC)
             FROM webhook_attempt a WHERE a.delivery_id = d.id)""");

    private static final SqlText ONE = SqlText.of("SELECT {columns} {from} AND d.id = {id}")
            .with("columns", COLUMNS)
            .with("from", FROM);

    private static final SqlText PAGE = SqlText.of(
                    "SELECT {columns} {from} AND {filters} ORDER BY d.id DESC LIMIT {limit} OFFSET {offset}")
            .with("columns", COLUMNS)
            .with("from", FROM);

    private static final SqlText COUNT = SqlText.of(
                    "SELECT count(*) FROM (SELECT 1 {from} AND {filters} LIMIT {most}) counted")
            .with("from", FROM);

    private DeliveryList() {}

    private static SqlText webhookHas(String part) {
        return SqlText.of("position({part} IN concat_ws(' ', e.event_type, e.id, e.payload)) > 0")
                .with("part", part);
    }

    private static SqlText attemptsHave(String part) {
        return SqlText.of("""
                (position({part} IN d.url) > 0 OR EXISTS (
                    SELECT 1 FROM webhook_attempt a
                    WHERE a.delivery_id = d.id
                        AND position({part} IN concat_ws(' ', a.status, a.error, a.request_headers, a.response_headers,
                                                         a.response_body)) > 0))""").with("part", part);
    }

    static Optional<DeliveryView> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(ONE.with("account", accountId).with("id", id)).one(DeliveryList::view);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<DeliveryView> list(Tx tx, UUID accountId, Where filters, Page page) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("filters", filters.text())
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .plannedEachTime()
                .page(DeliveryList::view);
    }

    static long count(Tx tx, UUID accountId, Where filters, int limit) {
        return tx.sql(COUNT.with("account", accountId)
                        .with("filters", filters.text())
                        .with("most", limit + 1))
                .plannedEachTime()
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static DeliveryView view(Sql.Row row) {
        return new DeliveryView(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.string(),
                row.bool(),
                row.instant(),
                row.instantOrNull(),
                row.instant(),
                row.stringOrNull(),
                row.instantOrNull(),
                row.stringOrNull(),
                attempts(row.stringOrNull()));
    }

    private static List<Made> attempts(@Nullable String json) {
        List<Made> attempts = new ArrayList<>();
        if (json != null) {
            for (JsonNode made : Json.read(json)) {
                attempts.add(new Made(
                        time(made.get(0)),
                        time(made.get(1)),
                        made.get(2).asBoolean(),
                        made.get(3).asString(),
                        made.get(4).isNull() ? null : made.get(4).asInt(),
                        text(made.get(5)),
                        text(made.get(6)),
                        text(made.get(7))));
            }
        }
        return attempts;
    }

    private static Instant time(JsonNode value) {
        return OffsetDateTime.parse(value.asString()).toInstant();
    }

    private static @Nullable String text(JsonNode value) {
        return value.isNull() ? null : value.asString();
    }
}
