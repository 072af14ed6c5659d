package dev.portwright.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Four events, a second apart: messaging of the first order is switched on (M) and off (m), the second order gets an LOA
 * (L) and is deleted (D).
 */
@ServerTest
class PortingEventsTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    private static final String EVENTS = "/v2/porting/events";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    Tenant tenant;
    String first;
    String second;

    @BeforeEach
    void events() {
        clock.set(NOW);
        tenant = server.tenant();
        first = tenant.order("+13035550000");
        second = tenant.order("+13035550001");
        tenant.edit(first, Body.of("customer_reference", "ref"));
        clock.set(NOW.plusSeconds(1));
        tenant.edit(first, Body.of("messaging.enable_messaging", true));
        clock.set(NOW.plusSeconds(2));
        tenant.edit(first, Body.of("messaging.enable_messaging", false));
        clock.set(NOW.plusSeconds(3));
        tenant.edit(second, Body.of("documents.loa", server.reference(tenant, "document")));
        clock.set(NOW.plusSeconds(4));
        tenant.delete("/v2/porting_orders/" + second);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void anEventShowsWhatHappened() {
        Answer list = tenant.get(EVENTS);
        String id = list.column("id").get(2);
        Answer one = tenant.get(EVENTS + "/" + id);
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"porting_event","event_type":"porting_order.messaging_changed",
                 "porting_order_id":"%s","available_notification_methods":[],"payload_status":"completed",
                 "payload":{"id":"%2$s","customer_reference":"ref","support_key":null,
                  "messaging":{"messaging_capable":true,"enable_messaging":false,
                   "messaging_port_status":"not_applicable","messaging_port_completed":false}},
                 "created_at":"2026-03-11T15:00:02Z","updated_at":"2026-03-11T15:00:02Z"}}""".formatted(id, first)));
        assertThat(list.data().get(2)).isEqualTo(one.data());
    }

    @Test
    void anEventWithoutPayloadSaysNull() {
        Answer list = tenant.get(EVENTS + "?filter[type]=porting_order.loa_updated");
        assertThat(list.data()).isEqualTo(Json.read("""
                [{"id":"%s","record_type":"porting_event","event_type":"porting_order.loa_updated",
                  "porting_order_id":"%s","available_notification_methods":[],"payload_status":"completed",
                  "payload":null,"created_at":"2026-03-11T15:00:03Z","updated_at":"2026-03-11T15:00:03Z"}]""".formatted(list.id(), second)));
    }

    @Test
    void theEventsOfADeletedOrderStay() {
        Answer list = tenant.get(EVENTS + "?filter[type]=porting_order.deleted");
        assertThat(list.data("0.porting_order_id")).isEqualTo("\"" + second + "\"");
        assertThat(list.data().get(0).path("payload")).isEqualTo(Json.read("""
                {"id":"%s","customer_reference":null,"deleted_at":"2026-03-11T15:00:04Z",
                 "record_type":"porting_event","created_at":"2026-03-11T15:00:04Z",
                 "updated_at":"2026-03-11T15:00:04Z"}""".formatted(second)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | DLmM",
                "filter[type]=porting_order.messaging_changed | mM",
                "filter[type]=porting_order.split | ''",
                "filter[porting_order_id]=FIRST | mM",
                "filter[porting_order_id][eq]=SECOND | DL",
                "filter[porting_order_id]=00000000-0000-0000-0000-000000000000 | ''",
                "filter[type]=porting_order.deleted&filter[porting_order_id]=FIRST | ''",
                "filter[created_at][gte]=2026-03-11T15:00:02Z | DLm",
                "filter[created_at][lte]=2026-03-11T15:00:02Z | mM",
                "filter[created_at.gte]=2026-03-11T15:00:02Z&filter[created_at.lte]=2026-03-11T16:00:03%2B01:00 | Lm",
                "filter[created_at][gte]=2026-03-11T15:00:03Z&filter[created_at][lte]=2026-03-11T15:00:02Z | ''",
                "filter[created_at][gte]=2026-03-11T15:00:02Z&filter[type]=porting_order.messaging_changed | m",
                "page[size]=1 | D",
                "page[size]=3&page[number]=2 | M",
                "page[size]=2&page[number]=3 | ''",
            })
    void filtersAndPages(String query, String expected) {
        Answer answer = tenant.get(EVENTS + "?" + query.replace("FIRST", first).replace("SECOND", second));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.column("created_at").stream()
                        .map(time -> "MmLD"
                                .substring(time.charAt(time.length() - 2) - '1', time.charAt(time.length() - 2) - '0'))
                        .collect(Collectors.joining()))
                .isEqualTo(expected);
    }

    @Test
    void idsCompareWithoutRegardToCase() {
        assertThat(tenant.get(EVENTS + "?filter[porting_order_id]=" + first.toUpperCase(Locale.ROOT))
                        .data())
                .hasSize(2);
    }

    @Test
    void totalsAreOverAllPages() {
        assertThat(tenant.get(EVENTS + "?page[size]=3").json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":3,\"total_pages\":2,\"total_results\":4}");
        assertThat(tenant.get(EVENTS + "?page[size]=3&page[number]=9&filter[porting_order_id]=" + first)
                        .json()
                        .path("meta")
                        .toString())
                .isEqualTo("{\"page_number\":9,\"page_size\":3,\"total_pages\":1,\"total_results\":2}");
    }

    @Test
    void eventsOfOneMomentComeInTheOrderTheyWereWrittenIn() {
        clock.set(NOW.plusSeconds(9));
        String document = server.reference(tenant, "document");
        tenant.edit(first, Body.of("messaging.enable_messaging", true).with("documents.loa", document));
        assertThat(tenant.get(EVENTS + "?page[size]=2").column("event_type"))
                .containsExactly("porting_order.loa_updated", "porting_order.messaging_changed");
        assertThat(List.of(
                        tenant.get(EVENTS + "?page[size]=1").id(),
                        tenant.get(EVENTS + "?page[size]=1&page[number]=2").id()))
                .isEqualTo(tenant.get(EVENTS + "?page[size]=2").column("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "filter[type]=porting_order.born, 422, 10032 filter[type]",
        "filter[porting_order_id]=5, 422, 10006 filter[porting_order_id]",
        "filter[created_at][gte]=yesterday, 422, 10026 filter[created_at][gte]",
        "filter[created_at][lte]=1066-10-14T09:00:00Z, 422, 10026 filter[created_at][lte]",
        "filter[created_at]=2026-03-11T15:00:02Z, 400, 10031 filter[created_at]",
        "filter[status]=draft, 400, 10031 filter[status]",
        "sort=created_at, 400, 10031 sort",
        "page[size]=251, 422, 10033 page[size]",
    })
    void badQueries(String query, int status, String problem) {
        Answer refused = tenant.get(EVENTS + "?" + query);
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @Test
    void allProblemsOfAQueryAreTold() {
        assertThat(tenant.get(EVENTS + "?filter[type]=x&filter[porting_order_id]=y&page[number]=0")
                        .problems())
                .containsExactly("10032 filter[type]", "10006 filter[porting_order_id]", "10033 page[number]");
    }

    @Test
    void anotherAccountsEventsAreAsOnesThatNeverWere() {
        Tenant stranger = server.tenant();
        String id = tenant.get(EVENTS).column("id").getFirst();
        Answer foreign = stranger.get(EVENTS + "/" + id);
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10005","title":"Resource not found",
                 "detail":"There is no porting event with this id.","source":{"parameter":"id"},
                 "meta":{"url":"/docs/errors.html#10005"}}]}""")));
        assertThat(stranger.get(EVENTS + "/" + UUID.randomUUID()).text()).isEqualTo(foreign.text());
        assertThat(stranger.get(EVENTS).data()).isEmpty();
        assertThat(stranger.get(EVENTS + "?filter[porting_order_id]=" + first).data())
                .isEmpty();
    }

    @Test
    void anIdThatIsNoUuidIs10006() {
        Answer refused = tenant.get(EVENTS + "/42");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problems()).containsExactly("10006 id");
    }

    @ParameterizedTest
    @CsvSource({"''", "/0197f3a2-5d0c-7c3e-9a41-5b0f2f6b7e10"})
    void withoutAKnownKeyNothingIsAnswered(String path) {
        for (String key : new String[] {"", "wrong"}) {
            Answer refused = tenant.withKey(key).get(EVENTS + path);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.problems()).containsExactly("10009 Authorization");
        }
    }
}
