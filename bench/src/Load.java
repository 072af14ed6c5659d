import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the server under wrk and its SQL under pgbench by turns, so that what drifts, drifts for both. */
final class Load {
    private static final int CONNECTIONS = 32;
    private static final int[] TRIED_CONNECTIONS = {4, 8, 16, 32};
    private static final Pattern RESULT = Pattern.compile(
            "RESULT requests=(\\d+) micros=(\\d+) refused=(\\d+) broken=(\\d+) p50=(\\d+) p99=(\\d+)");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");

    /** One run of wrk; times in milliseconds as the client saw them. */
    record Run(long requests, double perSecond, double p50, double p99) {}

    /** Work around each run of the server. */
    interface Around {
        void before() throws Exception;

        void after(Run run) throws Exception;
    }

    private final Server server;
    private final Database database;
    private final Path work;

    Load(Server server, Database database, Path work) {
        this.server = server;
        this.database = database;
        this.work = work;
    }

    /**
     * Runs one kind of request and answers its figures.
     *
     * @param requests the script of wrk
     * @param name what the script of pgbench is called, and this in what is said
     */
    Map<String, Object> compare(
            String requests, String name, PgbenchScript script, int runs, int seconds, Map<String, String> environment, Around around)
            throws Exception {
        List<String> pgbench = new ArrayList<>(script.write(work.resolve(name + ".pgbench.sql")));
        pgbench.addAll(List.of("-j", "2"));
        int best = 0;
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> p50 = new ArrayList<>();
        List<Double> p99 = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            // The first round warms up and does not count. Java compiles what runs often, which takes it half a
            // minute of load on two cores; PostgreSQL only has to fill its cache.
            int time = run == 0 ? seconds + seconds / 2 : seconds;
            database.execute("CHECKPOINT");
            around.before();
            Run wrk = wrk(requests, time, environment);
            around.after(wrk);
            database.execute("CHECKPOINT");
            if (run == 0) {
                best = bestConnections(pgbench, Math.max(2, seconds / 4));
            }
            double sql = pgbench(pgbench, best, run == 0 ? Math.max(2, seconds / 4) : seconds);
            Bench.say("  %s %s: server %.0f/s (p50 %.1f ms, p99 %.1f ms), pgbench -c %d %.0f/s, ratio %.2f"
                    .formatted(
                            name,
                            run == 0 ? "warm-up" : "run " + run,
                            wrk.perSecond,
                            wrk.p50,
                            wrk.p99,
                            best,
                            sql,
                            wrk.perSecond / sql));
            if (run > 0) {
                ours.add(wrk.perSecond);
                theirs.add(sql);
                ratios.add(wrk.perSecond / sql);
                p50.add(wrk.p50);
                p99.add(wrk.p99);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("server_per_second", Bench.median(ours));
        figures.put("server_spread", Bench.spread(ours));
        figures.put("pgbench_per_second", Bench.median(theirs));
        figures.put("pgbench_spread", Bench.spread(theirs));
        figures.put("pgbench_connections", best);
        // Of each round by itself: what disturbs the machine for minutes disturbs both halves of a round.
        figures.put("ratio", Bench.median(ratios));
        figures.put("ratios", ratios);
        figures.put("client_p50_ms", Bench.median(p50));
        figures.put("client_p99_ms", Bench.median(p99));
        figures.put("statements", script.statements());
        return figures;
    }

    private Run wrk(String name, int seconds, Map<String, String> environment)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                "wrk", "-t2", "-c" + CONNECTIONS, "-d" + seconds + "s", "--timeout", "10s",
                "-s", "bench/wrk/" + name + ".lua", "-H", "Authorization: Bearer " + Server.KEY, server.address());
        builder.environment().putAll(environment);
        String output = Programs.run(builder);
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IOException("wrk wrote no result: " + output);
        }
        if (!result.group(3).equals("0") || !result.group(4).equals("0")) {
            throw new IOException("requests failed: " + result.group() + "\n" + Programs.tail(server.log()));
        }
        long requests = Long.parseLong(result.group(1));
        return new Run(
                requests,
                requests * 1e6 / Long.parseLong(result.group(2)),
                Long.parseLong(result.group(5)) / 1e3,
                Long.parseLong(result.group(6)) / 1e3);
    }

    /** With how many connections pgbench does most: more than a disk can serve at once only get into each other's way. */
    private int bestConnections(List<String> arguments, int seconds) throws IOException, InterruptedException {
        int best = 0;
        double most = -1;
        for (int connections : TRIED_CONNECTIONS) {
            double rate = pgbench(arguments, connections, seconds);
            Bench.say("  pgbench with %d connections: %.0f/s".formatted(connections, rate));
            if (rate > most) {
                most = rate;
                best = connections;
            }
        }
        return best;
    }

    private double pgbench(List<String> arguments, int connections, int seconds)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("-c", Integer.toString(connections), "-T", Integer.toString(seconds)));
        String output = database.pgbench(all);
        Matcher tps = TPS.matcher(output);
        if (!tps.find() || output.contains("aborted")) {
            throw new IOException("pgbench failed: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
