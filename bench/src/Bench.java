import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark, step by step. What it measures and why so is in docs/performance.md. */
final class Bench {
    private static final boolean QUICK = "1".equals(System.getenv("BENCH_QUICK"));
    private static final int STARTS = QUICK ? 1 : 5;
    private static final int ORDERS = QUICK ? 20_000 : 100_000;
    private static final int MANY = QUICK ? 100_000 : 1_000_000;
    private static final int RUNS = QUICK ? 1 : 3;
    private static final int SECONDS = QUICK ? 5 : 20;
    private static final int LIST_REQUESTS = QUICK ? 50 : 400;
    private static final int FIRST = 1_000_000;
    private static final int EDITS_PER_SECOND = 100;

    /** What is measured; all of it unless BENCH_ONLY names some, with commas. */
    private static final List<String> PARTS = List.of(Objects.requireNonNullElse(
                    System.getenv("BENCH_ONLY"), "starts,get,patch,post,blocks,webhooks,letters,resources,lists")
            .split(","));

    private static final Path TARGET = Path.of("bench/target").toAbsolutePath();
    private static final Pattern ORDER_ID = Pattern.compile("\"data\":\\[?\\{\"id\":\"([0-9a-f-]{36})\"");

    private static final long BEGAN = System.nanoTime();

    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Report report = new Report();
    private final Path data;
    private final Path log;
    private int probes;

    private Bench(Path data, Path log) {
        this.data = data;
        this.log = log;
    }

    public static void main(String[] args) throws Exception {
        Path work = Files.createTempDirectory("portwright-bench");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            Programs.endAll();
            try {
                Programs.delete(work);
            } catch (IOException e) {
                System.err.println("left behind: " + work);
            }
        }));
        Path log = TARGET.resolve("server.log");
        Files.deleteIfExists(log);
        new Bench(work.resolve("data"), log).run(work);
    }

    private void run(Path work) throws Exception {
        results.put("machine", machine());
        results.put("quick", QUICK);
        boolean starts = PARTS.contains("starts");
        if (starts) {
            startsEmpty(work);
        }
        UUID pattern;
        say("loading %,d orders".formatted(ORDERS));
        try (Server server = Server.start(data, log, Map.of())) {
            server.awaitAnswer();
            pattern = createOrder(server);
            try (Database database = new Database(data)) {
                load(database, pattern, FIRST, FIRST + ORDERS - 1);
            }
        }
        if (starts) {
            starts("embedded", "start, existing data, embedded database", 2.5, STARTS, data, Map.of());
            startsExternal(work);
        }
        try (Server server = Server.start(data, log, Map.of())) {
            server.awaitAnswer();
            try (Database database = new Database(data)) {
                Load load = new Load(server, database, TARGET);
                if (PARTS.contains("get")) {
                    reads(server, database, load);
                }
                if (PARTS.contains("patch")) {
                    edits(server, database, load);
                }
                if (PARTS.contains("post")) {
                    creations(server, database, load);
                }
                if (PARTS.contains("blocks")) {
                    blocks(server, database);
                }
                if (PARTS.contains("webhooks")) {
                    webhooks(server, database);
                }
                memory(server);
                if (PARTS.contains("letters")) {
                    letters(server);
                }
                if (PARTS.contains("resources")) {
                    resources(server, database, load);
                }
                if (PARTS.contains("lists")) {
                    say("growing to %,d orders".formatted(MANY));
                    load(database, pattern, FIRST + ORDERS, FIRST + MANY - 1);
                    lists(server);
                }
            }
        } finally {
            // What was measured before something went wrong was measured all the same.
            JsonMapper mapper =
                    JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            Files.writeString(TARGET.resolve("results.json"), mapper.writeValueAsString(results) + "\n");
            report.print();
        }
        say("done; figures are in bench/target/results.json");
    }

    private void startsEmpty(Path work) throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int n = 0; n < STARTS; n++) {
            Path folder = work.resolve("empty-" + n);
            try (Server server = Server.start(folder, log, Map.of())) {
                seconds.add(server.awaitAnswer());
            }
            Programs.delete(folder);
        }
        started("empty", "start, empty folder", 10, seconds);
    }

    private void starts(String key, String name, double target, int count, Path folder, Map<String, String> environment)
            throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            try (Server server = Server.start(folder, log, environment)) {
                seconds.add(server.awaitAnswer());
            }
        }
        started(key, name, target, seconds);
    }

    private void startsExternal(Path work) throws Exception {
        try (OwnPostgres postgres = OwnPostgres.start(data)) {
            String url = Database.url(postgres.port(), Database.password(data));
            starts(
                    "external",
                    "start, existing data, external database",
                    1.5,
                    STARTS,
                    work.resolve("external"),
                    Map.of("PORTWRIGHT_DATABASE_URL", url));
        }
    }

    private void started(String key, String name, double target, List<Double> seconds) {
        say("%s: %.2f s (%s)".formatted(name, median(seconds), spread(seconds)));
        results.put("start_" + key + "_s", Map.of("median", median(seconds), "all", seconds));
        report.add(name, "%.2f s".formatted(median(seconds)), "< %.1f s".formatted(target), median(seconds) < target);
    }

    private void load(Database database, UUID pattern, int first, int last) throws Exception {
        String sql = Files.readString(Path.of("bench/sql/orders.sql"));
        // In portions, so that the log of the database is written as it goes and not all at the end.
        for (int from = first; from <= last; from += 100_000) {
            database.execute(sql.replace(":first", Integer.toString(from))
                    .replace(":last", Integer.toString(Math.min(last, from + 99_999)))
                    .replace(":pattern", "'" + pattern + "'"));
        }
        database.execute("VACUUM ANALYZE", "CHECKPOINT");
    }

    private static UUID createOrder(Server server) throws Exception {
        return orderId(server.ask("POST", "/v2/porting_orders", "{\"phone_numbers\":[\"+13035550000\"]}"));
    }

    static UUID orderId(String answer) throws IOException {
        Matcher matcher = ORDER_ID.matcher(answer);
        if (!matcher.find()) {
            throw new IOException("no order in the answer: " + answer);
        }
        return UUID.fromString(matcher.group(1));
    }

    private static String drawOrder() {
        return "\\set n random(" + FIRST + ", " + (FIRST + ORDERS - 1) + ")";
    }

    private static final String DRAWN_ORDER = "('01900000-0000-7000-8000-00000' || :n)::uuid";

    private static String loadedOrder(int n) {
        return "01900000-0000-7000-8000-00000" + (FIRST + n);
    }

    private void reads(Server server, Database database, Load load) throws Exception {
        say("GET of one order");
        String id = loadedOrder(1);
        Statements seen = Statements.of(database, 1, () -> {
            server.ask("GET", "/v2/porting_orders/" + id, null);
            return id;
        });
        PgbenchScript script = new PgbenchScript(seen, seen, drawOrder(), Map.of(id, DRAWN_ORDER));
        Path orders = TARGET.resolve("ids.txt");
        Files.write(orders, database.column("SELECT id FROM porting_order WHERE tags ? 'bench'"));
        put("get", "GET an order, server / pgbench", 0.20, load.compare(
                "get", "get", script, RUNS, SECONDS, Map.of("BENCH_IDS", orders.toString()), new Load.Around() {
                    @Override
                    public void before() {}

                    @Override
                    public void after(Load.Run run) {}
                }));
    }

    private void edits(Server server, Database database, Load load) throws Exception {
        say("PATCH of one order");
        String editable = "FROM porting_order WHERE tags ? 'bench' AND messaging_capable"
                + " AND status IN ('draft', 'in-process', 'exception')";
        String id = database.column("SELECT id " + editable + " LIMIT 1").getFirst();
        PgbenchScript script = new PgbenchScript(
                editOf(server, database, id),
                editOf(server, database, id),
                drawOrder() + "\n\\set unique random(1, 1000000000)\n\\set version random(100000, 1000000000000)",
                Map.of(id, DRAWN_ORDER));
        Path orders = TARGET.resolve("ids.txt");
        put("patch", "PATCH an order, server / pgbench", 0.55, load.compare(
                "patch", "patch", script, RUNS, SECONDS, Map.of("BENCH_IDS", orders.toString()), new Load.Around() {
                    private final Books books = new Books(database);
                    private int round;

                    @Override
                    public void before() throws Exception {
                        // The script draws versions that no order may have, so that its history entries are unique.
                        database.execute("UPDATE porting_order SET version = " + 2_000 * round++
                                + " WHERE version > 9999");
                        database.execute("VACUUM ANALYZE porting_order");
                        Files.write(orders, database.column("SELECT id || ' ' || enable_messaging " + editable));
                        books.open();
                    }

                    @Override
                    public void after(Load.Run run) throws Exception {
                        books.check(run.requests());
                    }
                }));
    }

    /** An edit of every attribute that the load edits, which turns messaging round. */
    private Statements editOf(Server server, Database database, String id) throws Exception {
        return Statements.of(database, 4, () -> {
            probes++;
            server.ask("PATCH", "/v2/porting_orders/" + id, """
                    {"customer_reference":"ref-probe-%1$d","end_user":{"admin":{"entity_name":"Entity probe-%1$d"},
                     "location":{"street_address":"%1$d Example Street","locality":"Denver","administrative_area":"CO",
                     "postal_code":"80203","country_code":"US"}},"messaging":{"enable_messaging":%2$b}}"""
                    .formatted(probes, probes % 2 == 0));
            return id;
        });
    }

    private void creations(Server server, Database database, Load load) throws Exception {
        say("POST of one order");
        String[] made = new String[2];
        Statements first = creationOf(server, database, made);
        Statements second;
        do {
            second = creationOf(server, database, made);
        } while (partOf(made[0]).equals("1"));
        PgbenchScript script = new PgbenchScript(
                first,
                second,
                "\\set a random(1000, 9999)\n\\set b random(100000000000, 999999999999)",
                Map.of(
                        made[0], "('01980000-' || :a || '-7000-8000-' || :b)::uuid",
                        made[1], "('+2' || :b)",
                        // Drafts are counted in parts, this one in that of its id.
                        partOf(made[0]), "(:a % 16)::int",
                        "1", "1",
                        Integer.toString(Server.DRAFTS / 16), Integer.toString(Server.DRAFTS / 16)));
        Map<String, String> environment = new LinkedHashMap<>();
        put("create", "POST an order, server / pgbench", 0, load.compare(
                "create", "create", script, 1, SECONDS, environment, new Load.Around() {
                    private int round;

                    @Override
                    public void before() {
                        environment.put("BENCH_FIRST", Integer.toString(1_000_000 + 1_000_000 * round++));
                    }

                    @Override
                    public void after(Load.Run run) {}
                }));
    }

    private static String partOf(String id) {
        return Integer.toString(Character.digit(id.charAt(20), 16));
    }

    private Statements creationOf(Server server, Database database, String[] made) throws Exception {
        return Statements.of(database, 3, () -> {
            made[1] = "+1303" + (2_000_000 + probes++);
            made[0] = orderId(server.ask("POST", "/v2/porting_orders", "{\"phone_numbers\":[\"" + made[1] + "\"]}"))
                    .toString();
            return made[0];
        });
    }

    private void put(String key, String name, double target, Map<String, Object> figures) {
        results.put(key, figures);
        double ratio = (double) figures.get("ratio");
        report.add(
                name,
                "%.0f/s / %.0f/s = %.2f (%s / %s)"
                        .formatted(
                                figures.get("server_per_second"),
                                figures.get("pgbench_per_second"),
                                ratio,
                                figures.get("server_spread"),
                                figures.get("pgbench_spread")),
                target == 0 ? "" : ">= %.2f".formatted(target),
                ratio >= target);
    }

    private void webhooks(Server server, Database database) throws Exception {
        say("webhooks to 50 receivers");
        try (Webhooks webhooks = new Webhooks(database, 50)) {
            webhooks.rate(QUICK ? 2_000 : 10_000);
            double rate = webhooks.rate(QUICK ? 5_000 : 40_000);
            int seconds = QUICK ? 5 : 10;
            List<Double> allAlive = new ArrayList<>();
            List<Double> oneDead = new ArrayList<>();
            for (int round = 0; round < 2 * RUNS; round += 2) {
                allAlive.add(webhooks.p99(server, seconds, EDITS_PER_SECOND, round, false));
                oneDead.add(webhooks.p99(server, seconds, EDITS_PER_SECOND, round + 1, true));
                say("  p99 %.0f ms; with a dead one %.0f ms".formatted(allAlive.getLast(), oneDead.getLast()));
            }
            double alive = median(allAlive);
            double dead = median(oneDead);
            results.put("webhooks", Map.of(
                    "per_second", rate, "p99_ms", alive, "p99_ms_with_a_dead_one", dead, "twice", webhooks.twice()));
            report.add("webhooks to 50 receivers", "%.0f/s, %d twice".formatted(rate, webhooks.twice()), ">= 1000/s", rate >= 1_000);
            report.add(
                    "webhooks, p99 from the edit on, %d/s; one of 50 dead".formatted(EDITS_PER_SECOND),
                    "%.0f ms; %.0f ms".formatted(alive, dead),
                    "+10 %",
                    dead < alive * 1.1);
        }
    }

    private void memory(Server server) throws IOException {
        double now = server.memory("VmRSS");
        double most = server.memory("VmHWM");
        say("memory of the server: %.0f MB, at most %.0f MB".formatted(now, most));
        results.put("memory_mb", Map.of("rss", now, "most", most));
        report.add("memory of the server after the load (at most)", "%.0f MB (%.0f MB)".formatted(now, most), "< 400 MB", most < 400);
    }

    private void blocks(Server server, Database database) throws Exception {
        say("GET and PATCH of an order of 10,000 numbers, without a block and with one of 1,000");
        Map<String, Double> medians = Blocks.make(server, database).measure();
        results.put("blocks_ms", medians);
        for (String request : List.of("get", "patch")) {
            double without = medians.get(request + "_without");
            double with = medians.get(request + "_with");
            report.add(
                    request.toUpperCase(Locale.ROOT) + " of 10,000 numbers, median, without a block; with one of 1,000",
                    "%.2f ms; %.2f ms".formatted(without, with),
                    "+10 %",
                    with < without * 1.1);
        }
    }

    private void letters(Server server) throws Exception {
        say("letters of 100 numbers");
        List<Double> times = Letters.measure(server);
        double median = median(times);
        results.put("letter_ms", Map.of("median", median, "all", times));
        report.add("letter of 100 numbers, warm, median of 20", "%.0f ms".formatted(median), "< 300 ms", median < 300);
    }

    private void lists(Server server) throws Exception {
        lists(server, "lists", MANY, Lists.ofOrders());
    }

    private void lists(Server server, String key, int rows, Map<String, String> filters) throws Exception {
        say("first pages of %s, one request at a time".formatted(key));
        Map<String, Map<String, Object>> alone = Lists.measure(server, filters, LIST_REQUESTS, 1);
        say("first pages of %s, four requests at a time".formatted(key));
        Map<String, Map<String, Object>> four = Lists.measure(server, filters, LIST_REQUESTS, 4);
        results.put(key, Map.of("rows", rows, "one_at_a_time", alone, "four_at_a_time", four));
        for (String filter : filters.keySet()) {
            double p99 = (double) alone.get(filter).get("p99_ms");
            double p99OfFour = (double) four.get(filter).get("p99_ms");
            report.add(
                    "list " + filter + ", p50 / p99, alone; by four",
                    "%.1f / %.1f ms; %.1f / %.1f ms"
                            .formatted(
                                    alone.get(filter).get("p50_ms"), p99, four.get(filter).get("p50_ms"), p99OfFour),
                    "< 20 ms",
                    p99 < 20 && p99OfFour < 20);
        }
    }

    /** What the resource engine costs, by connections: created and read beside pgbench, listed where there are very many. */
    private void resources(Server server, Database database, Load load) throws Exception {
        say("growing to %,d connections".formatted(MANY));
        Connections connections = new Connections(server, database);
        connections.load(MANY);
        lists(server, "lists_of_resources", MANY, Lists.ofConnections(connections.rareProfile()));
        say("GET of one connection");
        Path ids = TARGET.resolve("ids.txt");
        Files.write(ids, connections.sample(100_000));
        Map<String, String> environment = Map.of("BENCH_IDS", ids.toString(), "BENCH_PATH", Connections.PATH);
        put("get_resource", "GET a connection, server / pgbench", 0.20, load.compare(
                "get", "get-resource", connections.reads(), RUNS, SECONDS, environment, new Load.Around() {
                    @Override
                    public void before() {}

                    @Override
                    public void after(Load.Run run) {}
                }));
        say("POST of one connection");
        Map<String, String> numbered = new LinkedHashMap<>();
        put("create_resource", "POST a connection, server / pgbench", 0.5, load.compare(
                "create-resource", "create-resource", connections.creations(), RUNS, SECONDS, numbered, new Load.Around() {
                    private int round;

                    @Override
                    public void before() throws Exception {
                        connections.forgetCount();
                        numbered.put("BENCH_FIRST", Integer.toString(10_000_000 * ++round));
                    }

                    @Override
                    public void after(Load.Run run) throws Exception {
                        connections.forgetCount();
                    }
                }));
    }

    private static Map<String, Object> machine() {
        return Map.of(
                "processors", Runtime.getRuntime().availableProcessors(),
                "java", Runtime.version().toString(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    static void say(String text) {
        System.out.printf("[%4d s] %s%n", Duration.ofNanos(System.nanoTime() - BEGAN).toSeconds(), text);
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** How far the least and the greatest value lie from the median. */
    static String spread(List<Double> values) {
        double median = median(values);
        return "%+.0f%%..%+.0f%%"
                .formatted(
                        (Collections.min(values) / median - 1) * 100, (Collections.max(values) / median - 1) * 100);
    }
}
