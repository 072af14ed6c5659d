import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times the first page of a list under many filters, by the server's own access log. */
final class Lists {
    private static final Pattern TIMED = Pattern.compile("status=200 ms=([0-9.]+) .*request_id=(list\\.[a-z0-9._-]+)\\.\\d+");
    private static final int WARM_UP = 20;

    private static final String ORDERS = "/v2/porting_orders?page[size]=20&include_phone_numbers=true&";
    private static final String CONNECTIONS = "/v2/ip_connections?page[size]=20&";

    /** Names of the measures and the query strings they ask with: of orders. */
    static Map<String, String> ofOrders() {
        Map<String, String> filters = new LinkedHashMap<>();
        String foc = "filter[activation_settings.foc_datetime_requested]";
        filters.put("no-filter", "");
        filters.put("status", "filter[status]=submitted");
        filters.put("status-oldest-first", "filter[status]=submitted&sort[]=created_at");
        filters.put("status-rare", "filter[status]=cancel-pending");
        filters.put("status-several", "filter[status][in][]=exception&filter[status][in][]=cancel-pending");
        filters.put("country", "filter[phone_numbers.country_code]=DE");
        filters.put("carrier", "filter[phone_numbers.carrier_name]=Boreal Telecom");
        filters.put("misc-type", "filter[misc.type]=partial");
        filters.put("entity-name", "filter[end_user.admin.entity_name]=Entity 4242");
        filters.put("customer-reference", "filter[customer_reference]=ref-1090321");
        filters.put("group-reference", "filter[customer_group_reference]=group-21804");
        filters.put("fast-port", "filter[activation_settings.fast_port_eligible]=true");
        filters.put("foc-between", foc + "[gt]=" + daysAgo(10) + "&" + foc + "[lt]="
                + daysAgo(10).plus(6, ChronoUnit.HOURS));
        filters.put("foc-later-by-foc", foc + "[gt]=" + daysAgo(15) + "&sort[]=activation_settings.foc_datetime_requested");
        filters.put("foc-earlier-by-foc", foc + "[lt]=" + daysAgo(10) + "&sort[]=-activation_settings.foc_datetime_requested");
        filters.put("contains-4-digits", "filter[phone_numbers.phone_number][contains]=4711");
        filters.put("contains-8-digits", "filter[phone_numbers.phone_number][contains]=72020409");
        filters.put("status-country-carrier", "filter[status]=exception&filter[phone_numbers.country_code]=NZ"
                + "&filter[phone_numbers.carrier_name]=Trade Wind Telecom");
        filters.put("nothing-by-entity", "filter[end_user.admin.entity_name]=Nobody");
        filters.put("nothing-by-number", "filter[phone_numbers.phone_number][contains]=99999999");
        filters.replaceAll((name, query) -> ORDERS + query);
        return filters;
    }

    /** The same of connections by IP addresses. */
    static Map<String, String> ofConnections(String profile) {
        Map<String, String> filters = new LinkedHashMap<>();
        String contains = "filter[connection_name][contains]=";
        filters.put("resources-no-filter", "");
        filters.put("resources-by-reference", "filter[outbound.outbound_voice_profile_id]=" + profile);
        filters.put("resources-contains-few", contains + "1090321");
        filters.put("resources-contains-many", contains + "47");
        filters.put("resources-contains-nearly-all", contains + "switch");
        filters.put("resources-contains-none", contains + "nobody");
        filters.put("resources-newest-first", "sort=-created_at");
        filters.put("resources-by-name", "sort=connection_name");
        filters.put("resources-by-name-of-reference", "sort=connection_name&filter[outbound.outbound_voice_profile_id]=" + profile);
        filters.put("resources-by-name-contains-few", "sort=-connection_name&" + contains + "1090321");
        filters.replaceAll((name, query) -> CONNECTIONS + query);
        filters.put("resources-of-all-kinds", "/v2/connections?page[size]=20");
        return filters;
    }

    /** The beginning of a day; the orders are of the last 28. */
    private static Instant daysAgo(int days) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(days, ChronoUnit.DAYS);
    }

    private Lists() {}

    /** Answers, by filter, the p50 and p99 in milliseconds with so many requests at a time. */
    static Map<String, Map<String, Object>> measure(
            Server server, Map<String, String> filters, int requests, int concurrency) throws Exception {
        long from = Files.size(server.log());
        try (ExecutorService pool = Executors.newFixedThreadPool(concurrency)) {
            for (Map.Entry<String, String> filter : filters.entrySet()) {
                String path = filter.getValue();
                List<Future<Integer>> answers = new ArrayList<>();
                for (int n = -WARM_UP; n < requests; n++) {
                    String id = (n < 0 ? "warm." : "list.") + filter.getKey() + "." + Math.abs(n);
                    Callable<Integer> request = () -> ask(server, path, id);
                    answers.add(pool.submit(request));
                }
                for (Future<Integer> answer : answers) {
                    answer.get();
                }
            }
        }
        Map<String, List<Double>> times = read(server.log(), from);
        Map<String, Map<String, Object>> table = new LinkedHashMap<>();
        for (String filter : filters.keySet()) {
            List<Double> sorted = times.getOrDefault("list." + filter, new ArrayList<>());
            if (sorted.size() != requests) {
                throw new IOException(filter + ": " + sorted.size() + " of " + requests + " requests in the access log");
            }
            Collections.sort(sorted);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("p50_ms", sorted.get((sorted.size() - 1) / 2));
            figures.put("p99_ms", sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1));
            table.put(filter, figures);
        }
        return table;
    }

    private static int ask(Server server, String path, String id) throws IOException, InterruptedException {
        HttpResponse<String> response = server.send("GET", path, null, Map.of("x-request-id", id));
        if (response.statusCode() != 200) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body().length();
    }

    private static Map<String, List<Double>> read(Path log, long from) throws IOException {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        try (var file = Files.newByteChannel(log)) {
            file.position(from);
            String lines = new String(java.nio.channels.Channels.newInputStream(file).readAllBytes());
            Matcher timed = TIMED.matcher(lines);
            while (timed.find()) {
                times.computeIfAbsent(timed.group(2), any -> new ArrayList<>()).add(Double.valueOf(timed.group(1)));
            }
        }
        return times;
    }
}
