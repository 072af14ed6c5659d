package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.portwright.platform.problem.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which path is told to whoever asks for one that there is not. */
class PathHintsTest {
    private static final String ID = "24b4a4bb-c4df-46ad-a4e4-5f5a3d1a4f0e";
    private static final String NOTHING = "There is nothing at this path.";
    private static final String END = " The operations are listed at /docs.";

    private static final Map<String, Set<String>> PATHS = new TreeMap<>(Map.of(
            "/v2/porting_orders",
            new TreeSet<>(Set.of("get", "post")),
            "/v2/porting_orders/{id}",
            new TreeSet<>(Set.of("get", "patch", "delete")),
            "/v2/porting_orders/{id}/actions/cancel",
            Set.of("post"),
            "/v2/porting_orders/{id}/actions/confirm",
            Set.of("post"),
            "/v2/porting_orders/{id}/comments",
            new TreeSet<>(Set.of("get", "post")),
            "/v2/porting/events",
            Set.of("get"),
            "/v2/porting_phone_numbers",
            Set.of("get"),
            "/v2/phone_numbers",
            Set.of("get"),
            "/operator/accounts",
            Set.of("get")));

    private final PathHints hints = new PathHints(PATHS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/porting_order | /v2/porting_orders (GET, POST)",
                "/v2/portingOrders | /v2/porting_orders (GET, POST)",
                "/v2/porting-orders/ | /v2/porting_orders (GET, POST)",
                "/v2//porting_orders | /v2/porting_orders (GET, POST)",
                "/v2/v2/porting_orders | /v2/porting_orders (GET, POST)",
                "/porting_orders | /v2/porting_orders (GET, POST)",
                "/porting_orders/ID | /v2/porting_orders/{id} (DELETE, GET, PATCH)",
                "/v2/orders | /v2/porting_orders (GET, POST)",
                "/v2/porting_order/ID | /v2/porting_orders/{id} (DELETE, GET, PATCH)",
                "/v2/porting_order/123 | /v2/porting_orders/{id} (DELETE, GET, PATCH)",
                "/v2/porting_orders/ID/comment | /v2/porting_orders/{id}/comments (GET, POST)",
                "/v2/porting_orders/ID/actions/submit | /v2/porting_orders/{id}/actions/confirm (POST)",
                "/v2/porting_orders/ID/submit | /v2/porting_orders/{id}/actions/confirm (POST)",
                "/v2/porting_orders/ID/confirm | /v2/porting_orders/{id}/actions/confirm (POST)",
                "/v2/porting_orders/ID/actions | /v2/porting_orders/{id}/actions/cancel (POST) or"
                        + " /v2/porting_orders/{id}/actions/confirm (POST)",
                "/v2/porting/porting_orders/ID | /v2/porting_orders/{id} (DELETE, GET, PATCH)",
                "/v2/numbers | /v2/phone_numbers (GET) or /v2/porting_phone_numbers (GET)",
                "/v2/porting/event | /v2/porting/events (GET)",
            })
    void theNearestIsToldWithItsMethods(String path, String meant) {
        assertThat(hints.notFound(path.replace("ID", ID)).detail())
                .isEqualTo(NOTHING + " Did you mean " + meant + "?" + END);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/v2",
                "/v2/",
                "/v2/nothing",
                "/v2/ID",
                "/v2/ID/ID/ID",
                "/v2/porting_orders/a/b",
                "/v2/porting_orders/ID/nonsense",
                "/v2/porting_orders/ID/a/b",
                "/nothing",
                "/operator/account",
                "/v2/operator/accounts",
                "/v3/porting_order",
                "nonsense",
                "/v2/%70orting%zz",
            })
    void nothingIsToldWhereNothingIsNear(String path) {
        assertThat(hints.notFound(path.replace("ID", ID)).detail()).isEqualTo(NOTHING + END);
    }

    @Test
    void whatIsTooLongIsNotLookedAt() {
        assertThat(hints.notFound("/v2/porting_order" + "/".repeat(283)).detail())
                .contains("Did you mean");
        assertThat(hints.notFound("/v2/porting_order" + "/".repeat(284)).detail())
                .isEqualTo(NOTHING + END);
        assertThat(hints.notFound("/v2/porting_order" + "/a".repeat(11)).detail())
                .isEqualTo(NOTHING + END);
        assertThat(hints.notFound(null).detail()).isEqualTo(NOTHING + END);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/portout_orders", "/v2/portouts", "/v2/port_outs/ID", "/v2/portouts/ID/comments"})
    void portoutsThatAreNotServedAreSaidNotToBe(String path) {
        assertThat(hints.notFound(path.replace("ID", ID)).detail())
                .isEqualTo(NOTHING
                        + " The published API has port-outs at /v2/portouts, which this server does not serve." + END);
    }

    @Test
    void portoutsThatAreServedAreTold() {
        Map<String, Set<String>> paths = new HashMap<>(PATHS);
        paths.put("/v2/portouts", Set.of("get"));
        paths.put("/v2/portouts/{id}", Set.of("get"));
        PathHints serving = new PathHints(paths);
        assertThat(serving.notFound("/v2/portout_orders").detail())
                .isEqualTo(NOTHING + " Did you mean /v2/portouts (GET)?" + END);
        assertThat(serving.notFound("/v2/portout_orders/" + ID).detail())
                .isEqualTo(NOTHING + " Did you mean /v2/portouts/{id} (GET)?" + END);
    }

    /** Of several times as many paths as there are, all alike, and of the costliest that may be asked for. */
    @Test
    void noPathTakesLongAndNothingOfItIsRepeated() {
        Map<String, Set<String>> many = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            many.put("/v2/porting_orders_" + i % 100 + "/{id}/actions_" + i + "/{other_id}/confirm_it", Set.of("get"));
        }
        PathHints large = new PathHints(many);
        Random random = new Random(20260311);
        List<String> paths = IntStream.range(0, 500)
                .mapToObj(i -> i % 2 == 0 ? noise(random) : mistyped(random))
                .toList();
        large.notFound(paths.getFirst());
        assertTimeout(
                Duration.ofSeconds(10),
                () -> paths.forEach(path -> {
                    Problem problem = large.notFound(path);
                    assertThat(problem.code().code()).isEqualTo("10005");
                    assertThat(problem.pointer()).isNull();
                    assertThat(problem.detail())
                            .matches("There is nothing at this path[.]"
                                    + "( Did you mean /v2/[a-z0-9_/{}]+ [(]GET[)]( or /v2/[a-z0-9_/{}]+ [(]GET[)])?[?])?"
                                    + END);
                }));
    }

    private static String noise(Random random) {
        return "/v2/"
                + IntStream.range(0, random.nextInt(300))
                        .mapToObj(i -> String.valueOf((char) random.nextInt(256)))
                        .collect(Collectors.joining());
    }

    private static String mistyped(Random random) {
        StringBuilder path = new StringBuilder("/v2");
        for (int i = random.nextInt(12); i >= 0; i--) {
            path.append("/porting_orders_").append(random.nextInt(200));
        }
        return path.toString();
    }
}
