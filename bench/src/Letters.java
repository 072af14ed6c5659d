import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Times how long a client waits for the letter of an order of 100 numbers, once what makes it is compiled. */
final class Letters {
    private static final int NUMBERS = 100;
    private static final int WARM_UP = 20;
    private static final int TIMED = 20;

    private Letters() {}

    /** Answers the times in milliseconds. */
    static List<Double> measure(Server server) throws Exception {
        String numbers = IntStream.range(0, NUMBERS)
                .mapToObj("\"+13037770%03d\""::formatted)
                .collect(Collectors.joining(","));
        String order = Bench.orderId(
                        server.ask("POST", "/v2/porting_orders", "{\"phone_numbers\":[" + numbers + "]}"))
                .toString();
        List<Double> times = new ArrayList<>();
        for (int n = -WARM_UP; n < TIMED; n++) {
            long began = System.nanoTime();
            server.ask("GET", "/v2/porting_orders/" + order + "/loa_template", null);
            if (n >= 0) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        return times;
    }
}
