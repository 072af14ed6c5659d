package dev.portwright.sandbox.carrier;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.PortingOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Rows of scenarios. Whoever changes one holds the lock of its order. */
final class ScenarioStore {
    private ScenarioStore() {}

    static Scenario of(HeldOrder held) {
        PortingOrder order = held.order();
        return held.tx()
                .sql("""
                        SELECT asked, steps, raised, settled FROM sandbox_scenario
                        WHERE account_id = ? AND porting_order_id = ?""")
                .set(order.accountId())
                .set(order.id())
                .one(row -> new Scenario(
                        order.id(),
                        order.accountId(),
                        row.stringOrNull(),
                        List.of(Json.read(row.string(), Step[].class)),
                        versions(Json.read(row.string())),
                        List.of(Json.read(row.string(), String[].class))))
                .orElseGet(() -> Scenario.empty(order.id(), order.accountId()));
    }

    private static Map<String, Long> versions(JsonNode raised) {
        Map<String, Long> versions = new LinkedHashMap<>();
        raised.properties()
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue().asLong()));
        return Map.copyOf(versions);
    }

    static void save(Tx tx, Scenario scenario) {
        tx.sql("""
                        INSERT INTO sandbox_scenario (porting_order_id, account_id, asked, steps, raised, settled)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (porting_order_id) DO UPDATE SET asked = excluded.asked, steps = excluded.steps,
                            raised = excluded.raised, settled = excluded.settled""")
                .set(scenario.orderId())
                .set(scenario.accountId())
                .set(scenario.asked())
                .json(Json.text(scenario.steps()))
                .json(Json.text(scenario.raised()))
                .json(Json.text(scenario.settled()))
                .execute();
    }
}
