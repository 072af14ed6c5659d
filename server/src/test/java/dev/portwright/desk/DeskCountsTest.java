package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.desk.DeskCounts.Group;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Total;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much there is to do, by what it is and by how far orders are. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DeskCountsTest extends AtTheDesk {
    private static final String COUNTS = Desk.ORDERS + "/counts";

    private String id;
    private Tenant other;

    /** Three orders that wait, one whose date has come, one that nobody has submitted. */
    @BeforeEach
    void orders() {
        server.run("DELETE FROM porting_order");
        other = server.tenant();
        id = server.completeOrder(tenant, "+13035550000");
        tenant.confirm(id);
        clock.advance(Duration.ofHours(1));
        String second = server.completeOrder(other, "+13035550001");
        other.confirm(second);
        String third = server.completeOrder(other, "+13035550002");
        other.confirm(third);
        clock.advance(Duration.ofHours(1));
        other.cancel(third);
        server.completeOrder(other, "+13035550003");
        String dated = server.completeOrder(tenant, "+13035550004");
        tenant.confirm(dated);
        desk.submit(dated);
        desk.client().patch(Desk.ORDERS + "/" + dated, Body.of("activation", "by_hand"));
        desk.confirmFoc(dated, Instant.parse("2026-03-11T17:00:00Z"));
        Awaitility.await().until(() -> desk.asked(dated).equals("activation"));
        clock.set(Instant.parse("2026-03-11T18:00:00Z"));
    }

    private Answer counts(String query) {
        return desk.client().get(COUNTS + query);
    }

    @Test
    void whatWaitsIsCountedByKindWithItsAgeAndEveryOrderByItsStatus() {
        Answer counted = counts("");
        assertThat(counted.status()).as(counted.text()).isEqualTo(200);
        assertThat(counted.json()).isEqualTo(Json.read("""
                {"data":{"record_type":"porting_order_counts",
                 "waiting":{"count":4,"oldest_asked_at":"2026-03-11T15:00:00Z"},
                 "by_request":{
                  "new_order":{"count":2,"oldest_asked_at":"2026-03-11T15:00:00Z"},
                  "resubmission":{"count":0,"oldest_asked_at":null},
                  "new_date":{"count":0,"oldest_asked_at":null},
                  "change":{"count":0,"oldest_asked_at":null},
                  "cancellation":{"count":1,"oldest_asked_at":"2026-03-11T17:00:00Z"},
                  "messaging":{"count":0,"oldest_asked_at":null},
                  "activation":{"count":1,"oldest_asked_at":"2026-03-11T17:00:00Z"}},
                 "by_status":{"draft":{"count":1},"in-process":{"count":2},"exception":{"count":0},
                  "submitted":{"count":0},"foc-date-confirmed":{"count":1},"cancel-pending":{"count":1},
                  "ported":{"count":0},"cancelled":{"count":0}},
                 "overdue":{"count":1,"oldest_foc_datetime":"2026-03-11T17:00:00Z"}}}"""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filter[waiting]=true | new_order 2, cancellation 1, activation 1 | in-process 2, foc-date-confirmed 1, cancel-pending 1",
                "filter[waiting]=false | | draft 1",
                "filter[request]=cancellation | cancellation 1 | cancel-pending 1",
                "filter[request]=new_order,cancellation | new_order 2, cancellation 1 | in-process 2, cancel-pending 1",
                "filter[status]=draft,in-process | new_order 2 | draft 1, in-process 2",
                "filter[account_id]=TENANT | new_order 1, activation 1 | in-process 1, foc-date-confirmed 1",
                "filter[asked_at][gte]=2026-03-11T16:00:00Z | new_order 1, cancellation 1, activation 1 | in-process 1, foc-date-confirmed 1, cancel-pending 1",
                "filter[phone_number]=303-555-0000 | new_order 1 | in-process 1",
                "filter[country_code]=us | new_order 2, cancellation 1, activation 1 | in-process 2, foc-date-confirmed 1, cancel-pending 1",
                "filter[country_code]=DE | |",
                "filter[claimed]=false | new_order 2, cancellation 1, activation 1 | draft 1, in-process 2, foc-date-confirmed 1, cancel-pending 1",
                "filter[claimed]=true | |",
                "filter[carrier_order_number]=PON-1 | |",
                "filter[exception_code]=OTHER | |",
                "filter[foc_datetime_actual][lte]=2026-03-11T18:00:00Z | activation 1 | foc-date-confirmed 1",
                "filter[created_at][lte]=2026-03-11T15:00:00Z | new_order 1 | in-process 1",
            })
    void whatIsCountedIsWhatTheListHolds(String query, String requests, String statuses) {
        String filter = "?" + query.replace("TENANT", tenant.accountId().toString());
        Answer counted = counts(filter);
        assertThat(counted.status()).as(counted.text()).isEqualTo(200);
        assertThat(some(counted, "by_request")).isEqualTo(requests == null ? "" : requests);
        assertThat(some(counted, "by_status")).isEqualTo(statuses == null ? "" : statuses);
        int listed = desk.list(filter).data().size();
        assertThat(counted.data()
                        .path("by_status")
                        .valueStream()
                        .mapToInt(count -> count.path("count").intValue())
                        .sum())
                .isEqualTo(listed);
    }

    private static String some(Answer counted, String group) {
        List<String> some = new ArrayList<>();
        counted.data().path(group).properties().forEach(entry -> {
            int count = entry.getValue().path("count").intValue();
            if (count > 0) {
                some.add(entry.getKey() + " " + count);
            }
        });
        return String.join(", ", some);
    }

    @Test
    void countingStopsAndSaysSo() {
        Group many = Group.of(10_001, NOW);
        assertThat(Group.of(10_000, null).total()).isEqualTo(new Total(10_000, true));
        assertThat(many.total()).isEqualTo(new Total(10_000, false));
        Group both = many.and(Group.of(2, NOW.minusSeconds(1)));
        assertThat(Group.of(2, NOW).atLeast()).isEqualTo(new Group(new Total(2, false), NOW));
        assertThat(both).isEqualTo(new Group(new Total(10_002, false), NOW.minusSeconds(1)));
        DeskCountsJson json = DeskCountsJson.of(new DeskCounts(both, Map.of(), Map.of(), Group.NONE));
        assertThat(Json.text(json)).isEqualTo("""
                {"record_type":"porting_order_counts",\
                "waiting":{"count":10002,"count_relation":"gte","oldest_asked_at":"2026-03-11T14:59:59Z"},\
                "by_request":{},"by_status":{},"overdue":{"count":0,"oldest_foc_datetime":null}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "?filter[colour]=red, 10031 filter[colour]",
        "?filter[request]=tea, 10032 filter[request]",
        "?filter[phone_number]=abc, 10002 filter[phone_number]",
        "?filter[account_id]=x, 10006 filter[account_id]",
    })
    void whatIsNoFilterIsRefused(String query, String problem) {
        assertThat(counts(query).problems()).containsExactly(problem);
    }

    @Test
    void anAccountsKeyCountsNothing() {
        Answer refused = tenant.get(COUNTS);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problems()).containsExactly("10009 Authorization");
    }
}
