package dev.portwright.porting.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** When an order can be ported, and why not on other days. */
@ServerTest
class AllowedFocWindowsTest {
    /** A Wednesday, nine days before Good Friday and four before British Summer Time. */
    private static final Instant NOW = Instant.parse("2026-03-25T10:00:00Z");

    private static final String UNITED_STATES = "+13035550000";
    private static final String GREAT_BRITAIN = "+442079460000";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;

    @BeforeEach
    void account() {
        clock.set(NOW);
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void theWindowsOfThirtyDaysComeInTheOrderOfTime() {
        Answer answer = windows(tenant.order(GREAT_BRITAIN));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().get(0)).isEqualTo(Json.read("""
                {"started_at":"2026-04-07T07:00:00Z","ended_at":"2026-04-07T16:00:00Z","record_type":"porting_order"}"""));
        assertThat(answer.column("started_at")).isSorted().hasSize(13).last().isEqualTo("2026-04-23T07:00:00Z");
        assertThat(answer.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":30,\"total_pages\":1,\"total_results\":13}");
    }

    @Test
    void eachOfThirtyDaysIsExplained() {
        Answer answer = windows(tenant.order(GREAT_BRITAIN), "?explain=true");
        assertThat(answer.column("date")).hasSize(30).startsWith("2026-03-25").endsWith("2026-04-23");
        assertThat(answer.column("reason").subList(0, 15))
                .containsExactly(
                        "lead_time",
                        "lead_time",
                        "lead_time",
                        "weekend",
                        "weekend",
                        "lead_time",
                        "lead_time",
                        "lead_time",
                        "lead_time",
                        "holiday",
                        "weekend",
                        "weekend",
                        "holiday",
                        "open",
                        "open");
        String rule = """
                {"number":2,"phone_number_types":["local"],"activation_types":["scheduled"],"fast_port":null,\
                "simple":true,"from":"08:00","to":"17:00","lead_business_days":7,"cut_off":"15:00"}""";
        assertThat(answer.data().get(9)).isEqualTo(Json.read("""
                {"record_type":"porting_order_foc_day","date":"2026-04-03","open":false,"reason":"holiday",
                 "detail":"Holiday: Good Friday.","started_at":null,"ended_at":null,"calendar":"GB",
                 "zone":"Europe/London","rule":%s,"holiday":"Good Friday"}""".formatted(rule)));
        assertThat(answer.data().get(13)).isEqualTo(Json.read("""
                {"record_type":"porting_order_foc_day","date":"2026-04-07","open":true,"reason":"open",
                 "detail":"Open from 08:00 to 17:00 (Europe/London).","started_at":"2026-04-07T07:00:00Z",
                 "ended_at":"2026-04-07T16:00:00Z","calendar":"GB","zone":"Europe/London","rule":%s,
                 "holiday":null}""".formatted(rule)));
        assertThat(answer.json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":30,\"total_pages\":1,\"total_results\":30}");
    }

    @Test
    void theWindowsAreThoseOfTheOrderAsItIs() {
        assertThat(windows(tenant.order(UNITED_STATES)).data("0.started_at")).isEqualTo("\"2026-03-25T11:00:00Z\"");
        String two = tenant.order("+442079460001", "+442079460002");
        assertThat(windows(two).data("0.started_at")).isEqualTo("\"2026-04-10T07:00:00Z\"");
        assertThat(windows(two, "?explain=true").data("0.rule.number")).isEqualTo("3");
    }

    @Test
    void theActivationTypeDecidesToo() {
        String id = tenant.order(UNITED_STATES);
        assertThat(windows(id, "?explain=true").data("0.rule.number")).isEqualTo("2");
        tenant.edit(id, Body.of("activation_settings.activation_type", "on-demand"));
        assertThat(windows(id, "?explain=true").data("0.rule.number")).isEqualTo("1");
    }

    @Test
    void aDateInAWindowCanBeRequested() {
        String id = tenant.order(GREAT_BRITAIN);
        server.lead(tenant, id, "in-process");
        for (String end : new String[] {"started_at", "ended_at"}) {
            String date = windows(id).data("0." + end);
            assertThat(tenant.edit(id, "{\"activation_settings\":{\"foc_datetime_requested\":" + date + "}}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CANCEL_PENDING", "PORTED", "CANCELLED"})
    void ordersWhoseDateCanBeChosenHaveWindows(PortingOrderStatus status) {
        String id = tenant.order(GREAT_BRITAIN);
        server.lead(tenant, id, status.word());
        assertThat(windows(id).data()).hasSize(13);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCEL_PENDING", "PORTED", "CANCELLED"})
    void ordersWhoseDateIsFinalHaveNoneAndSaySo(PortingOrderStatus status) {
        String id = tenant.order(GREAT_BRITAIN);
        server.lead(tenant, id, status.word());
        Answer none = windows(id);
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().toString())
                .isEqualTo("{\"data\":[],\"meta\":{\"page_number\":1,\"page_size\":30,\"total_pages\":0,"
                        + "\"total_results\":0}}");
        Answer days = windows(id, "?explain=true");
        assertThat(days.column("reason")).hasSize(30).containsOnly("order_closed");
        assertThat(days.column("open")).containsOnly("false");
        assertThat(days.column("started_at")).containsOnly("null");
        assertThat(days.column("detail"))
                .containsOnly("The order is " + status.word() + ", so its date can no longer be chosen.");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "?explain=true, true"})
    void onlyTheAccountsOwnOrdersAnswer(String query, boolean explained) {
        String id = tenant.order(GREAT_BRITAIN);
        Answer foreign = server.tenant().get(path(id) + query);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.problems()).containsExactly("10005 id");
        assertThat(foreign.text())
                .isEqualTo(windows(UUID.randomUUID().toString(), query).text());
        assertThat(windows("42", query).status()).isEqualTo(400);
        assertThat(windows("42", query).problems()).containsExactly("10006 id");
        Answer unknown = tenant.withKey("wrong").get(path(id) + query);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.problems()).containsExactly("10009 Authorization");
        assertThat(windows(id, query).data().get(0).has("reason")).isEqualTo(explained);
    }

    @ParameterizedTest
    @CsvSource({
        "explain=yes, 422, 10026 explain",
        "filter[date]=2026-03-25, 400, 10031 filter[date]",
        "sort=date, 400, 10031 sort",
        "explain=true&explain=true, 400, 10015 explain",
    })
    void badQueries(String query, int status, String problem) {
        Answer refused = windows(tenant.order(GREAT_BRITAIN), "?" + query);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }

    private Answer windows(String id) {
        return windows(id, "");
    }

    private Answer windows(String id, String query) {
        return tenant.get(path(id) + query);
    }

    private static String path(String id) {
        return "/v2/porting_orders/" + id + "/allowed_foc_windows";
    }
}
