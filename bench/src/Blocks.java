import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Times GET and PATCH of an order of 10,000 numbers with a block of 1,000 in it beside one without, by turns. An order has 5,000
 * numbers at most: the others are written into the database, so that more than the worst is measured.
 */
final class Blocks {
    private static final int NUMBERS = 10_000;
    private static final int GIVEN = 4_000;
    private static final int WARM_UP = 200;
    private static final int TIMED = 1_000;

    private final Server server;
    private final UUID plain;
    private final UUID blocked;

    private Blocks(Server server, UUID plain, UUID blocked) {
        this.server = server;
        this.plain = plain;
        this.blocked = blocked;
    }

    static Blocks make(Server server, Database database) throws Exception {
        UUID plain = order(server, "+49302440");
        UUID blocked = order(server, "+49302441");
        String range = "{\"start_at\":\"+49302442000\",\"end_at\":\"+49302442999\"}";
        server.ask(
                "POST",
                "/v2/porting_orders/" + blocked + "/phone_number_blocks",
                "{\"phone_number_range\":" + range + ",\"activation_ranges\":[" + range + "]}");
        fill(database, plain, 3_050_000_000L);
        fill(database, blocked, 3_060_000_000L);
        return new Blocks(server, plain, blocked);
    }

    private static UUID order(Server server, String stem) throws Exception {
        String numbers = IntStream.range(0, GIVEN)
                .mapToObj(n -> "\"" + stem + "%04d\"".formatted(n))
                .collect(Collectors.joining(","));
        return Bench.orderId(server.ask("POST", "/v2/porting_orders", "{\"phone_numbers\":[" + numbers + "]}"));
    }

    private static void fill(Database database, UUID order, long first) throws Exception {
        database.execute("""
                INSERT INTO porting_phone_number (id, account_id, porting_order_id, phone_number, created_at)
                SELECT gen_random_uuid(), o.account_id, o.id, '+49' || (%d + n), o.created_at
                FROM porting_order o, generate_series(1, %d - o.phone_numbers_count) n WHERE o.id = '%s'"""
                .formatted(first, NUMBERS, order));
        database.execute("UPDATE porting_order SET phone_numbers_count = %d WHERE id = '%s'".formatted(NUMBERS, order));
    }

    /** Answers the median times in milliseconds: of GET and PATCH, each without and with the block. */
    Map<String, Double> measure() throws Exception {
        Map<String, Double> medians = new LinkedHashMap<>();
        int[] edits = {0};
        pair(medians, "get", order -> server.ask("GET", "/v2/porting_orders/" + order, null));
        pair(medians, "patch", order -> server.ask(
                "PATCH", "/v2/porting_orders/" + order, "{\"customer_reference\":\"" + edits[0]++ + "\"}"));
        return medians;
    }

    private interface Request {
        String of(UUID order) throws Exception;
    }

    private void pair(Map<String, Double> medians, String name, Request request) throws Exception {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int n = -WARM_UP; n < TIMED; n++) {
            double one = time(() -> request.of(plain));
            double other = time(() -> request.of(blocked));
            if (n >= 0) {
                without.add(one);
                with.add(other);
            }
        }
        medians.put(name + "_without", Bench.median(without));
        medians.put(name + "_with", Bench.median(with));
    }

    private static double time(Callable<String> request) throws Exception {
        long began = System.nanoTime();
        request.call();
        return (System.nanoTime() - began) / 1e6;
    }
}
