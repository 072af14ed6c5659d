package dev.portwright.simulation;

import dev.portwright.platform.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Blocks of ten numbers, some of which are activated, put on orders and taken off them. */
final class Blocks {
    private final Chance chance;
    private final Tally tally;

    Blocks(Chance chance, Tally tally) {
        this.chance = chance;
        this.tally = tally;
    }

    /** Puts a block on the order, or takes one off, whether its status allows it or not. */
    void act(Known order) {
        String path = "/v2/porting_orders/" + order.id + "/phone_number_blocks";
        if (chance.inHundred(60)) {
            tally.count("add block", order.account.tenant().post(path, block(order.range)));
            return;
        }
        JsonNode there =
                tally.count("list blocks", order.account.tenant().get(path)).data();
        if (!there.isEmpty()) {
            String id = there.get(chance.below(there.size())).path("id").asString();
            tally.count("remove block", order.account.tenant().delete(path + "/" + id));
        }
    }

    private String block(Numbers.Range range) {
        // Among the numbers that others ask for by themselves, or where only blocks are.
        int first = 10 * (chance.inHundred(30) ? chance.below(3) : chance.between(100, 160));
        int from = first + chance.below(8);
        int to = Math.min(first + 9, from + chance.below(3));
        return Json.text(Map.of(
                "phone_number_range",
                span(range, first, first + 9),
                "activation_ranges",
                List.of(span(range, from, to))));
    }

    private static Map<String, String> span(Numbers.Range range, int from, int to) {
        return Map.of("start_at", range.number(from), "end_at", range.number(to));
    }
}
