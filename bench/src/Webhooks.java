import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Times webhooks to receivers of the benchmark's own: of events that are put into the database, and of edits. They answer as
 * soon as a request is there; one that is dead takes requests and never answers.
 */
final class Webhooks implements AutoCloseable {
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern EVENT = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"occurred_at\"");
    private static final Pattern ORDER = Pattern.compile("\"payload\": ?\\{\"id\": ?\"([0-9a-f-]{36})\"");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    private final Database database;
    private final List<ServerSocket> receivers = new ArrayList<>();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final Map<String, Long> ofOrders = new ConcurrentHashMap<>();
    private final AtomicLong twice = new AtomicLong();
    private volatile ServerSocket dead;

    Webhooks(Database database, int count) throws IOException {
        this.database = database;
        for (int n = 0; n < count; n++) {
            ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
            receivers.add(socket);
            Thread.startVirtualThread(() -> accept(socket));
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(socket, connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(ServerSocket at, Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream(), 8_192)) {
            connection.setTcpNoDelay(true);
            while (true) {
                String head = head(in);
                if (head == null) {
                    return;
                }
                Matcher length = LENGTH.matcher(head);
                String body = length.find()
                        ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                        : "";
                if (at == dead) {
                    in.read();
                    return;
                }
                Matcher event = EVENT.matcher(body);
                if (event.find() && arrivals.putIfAbsent(event.group(1), System.nanoTime()) != null) {
                    twice.incrementAndGet();
                }
                Matcher order = ORDER.matcher(body);
                if (order.find()) {
                    ofOrders.put(order.group(1), System.nanoTime());
                }
                connection.getOutputStream().write(OK);
            }
        } catch (IOException e) {
            // The server has closed it.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder(600);
        int end = 0;
        while (end < 4) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
            end = next == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString();
    }

    /** Puts events of orders of the load into the database, in turn for each receiver; answers their ids. */
    private List<String> tell(int many, String run) throws SQLException {
        return database.column("""
                INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at, payload, webhook_url)
                SELECT gen_random_uuid(), o.account_id, 'porting_order.messaging_changed', o.id, now(),
                       jsonb_build_object('id', o.id, 'customer_reference', '%s', 'support_key', o.support_key,
                           'messaging', jsonb_build_object('enable_messaging', true, 'messaging_capable', true,
                               'messaging_port_status', 'pending', 'messaging_port_completed', false)),
                       (ARRAY[%s])[1 + o.n %% %d]
                FROM (SELECT *, row_number() OVER () AS n
                      FROM porting_order WHERE tags ? 'bench' OFFSET floor(random() * 1000) LIMIT %d) o
                RETURNING id""".formatted(run, urls(), receivers.size(), many));
    }

    /** How many deliveries a second arrive, of so many that are there at once. */
    double rate(int many) throws Exception {
        long began = System.nanoTime();
        List<String> ids = tell(many, "rate");
        long told = System.nanoTime();
        await(arrivals, ids, 300);
        long last = ids.stream().mapToLong(arrivals::get).max().orElse(told);
        Bench.say("  %,d events written in %.1f s, all delivered %.1f s after that".formatted(
                many, (told - began) / 1e9, (last - told) / 1e9));
        return many / ((last - told) / 1e9);
    }

    /** How many arrived more than once. */
    long twice() {
        return twice.get();
    }

    /**
     * The 99th percentile, in milliseconds, from when an edit of an order is sent until its webhook arrives; but for those
     * of the first receiver, which may be dead.
     *
     * @param round from 0, of other orders each time
     */
    double p99(Server server, int seconds, int perSecond, int round, boolean withDead) throws Exception {
        int many = seconds * perSecond;
        List<String> orders = address(many, round);
        Map<String, Long> sent = new ConcurrentHashMap<>();
        dead = withDead ? receivers.getFirst() : null;
        List<Future<String>> answers = new ArrayList<>();
        // A server takes 64 requests of one key at a time.
        Semaphore underWay = new Semaphore(32);
        long began = System.nanoTime();
        try (ExecutorService edits = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < many; n++) {
                String order = orders.get(n).substring(0, 36);
                boolean enabled = orders.get(n).endsWith("t");
                answers.add(edits.submit(() -> {
                    sent.put(order, System.nanoTime());
                    underWay.acquire();
                    try {
                        return server.ask(
                                "PATCH",
                                "/v2/porting_orders/" + order,
                                "{\"messaging\":{\"enable_messaging\":" + !enabled + "}}");
                    } finally {
                        underWay.release();
                    }
                }));
                long due = began + (n + 1) * (1_000_000_000L / perSecond);
                while (System.nanoTime() < due) {
                    Thread.sleep(1);
                }
            }
        }
        List<String> others = new ArrayList<>();
        for (int n = 0; n < many; n++) {
            answers.get(n).get();
            if (n % receivers.size() != 0) {
                others.add(orders.get(n).substring(0, 36));
            }
        }
        await(ofOrders, others, 60);
        dead = null;
        List<Double> millis = new ArrayList<>();
        others.forEach(order -> millis.add((ofOrders.get(order) - sent.get(order)) / 1e6));
        Collections.sort(millis);
        return millis.get((int) Math.ceil(millis.size() * 0.99) - 1);
    }

    /** Has the webhooks of so many orders go to the receivers in turn; answers each order's id and whether messaging is on. */
    private List<String> address(int many, int round) throws SQLException {
        return database.column("""
                WITH chosen AS (
                    SELECT id, row_number() OVER () - 1 AS n FROM (
                        SELECT id FROM porting_order
                        WHERE tags ? 'bench' AND version < 9000 AND messaging_capable
                            AND status IN ('draft', 'in-process', 'exception')
                        ORDER BY id OFFSET %d LIMIT %d) o),
                addressed AS (
                    UPDATE porting_order o SET webhook_url = (ARRAY[%s])[1 + c.n %% %d] FROM chosen c WHERE o.id = c.id
                    RETURNING o.id, c.n, o.enable_messaging)
                SELECT id || ' ' || enable_messaging::text::char(1) FROM addressed ORDER BY n"""
                .formatted(round * many, many, urls(), receivers.size()));
    }

    private String urls() {
        return receivers.stream()
                .map(receiver -> "'http://127.0.0.1:" + receiver.getLocalPort() + "/hook'")
                .collect(Collectors.joining(","));
    }

    private static void await(Map<String, Long> arrivals, List<String> ids, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!arrivals.keySet().containsAll(ids)) {
            if (System.nanoTime() > end) {
                throw new IOException("only " + ids.stream().filter(arrivals::containsKey).count() + " of " + ids.size()
                        + " webhooks came");
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket receiver : receivers) {
            receiver.close();
        }
    }
}
