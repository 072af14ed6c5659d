package dev.portwright.notification.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.notification.catalog.EventCondition.About;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The data file of events and conditions, and the lists that show it. */
@ServerTest
class EventCatalogTest {
    private static final String EVENTS = "/v2/notification_events";
    private static final String CONDITIONS = "/v2/notification_event_conditions";

    @Inject
    TestServer server;

    @Inject
    EventCatalog catalog;

    @Test
    void everyIdIsThereOnce() {
        List<UUID> ids = catalog.kinds().stream()
                .flatMap(kind -> Stream.concat(
                        Stream.of(kind.id()), kind.conditions().stream().map(EventCondition::id)))
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(14);
    }

    @Test
    void aStatusIsOneThatAnEventCanTell() {
        List<String> told = Arrays.stream(PortingOrderStatus.values())
                .flatMap(status -> status.next().stream())
                .map(PortingOrderStatus::word)
                .distinct()
                .toList();
        for (EventCondition condition :
                catalog.kind("porting_order.status_changed").orElseThrow().conditions()) {
            assertThat(condition.parameter("status").orElseThrow().values()).containsExactlyInAnyOrderElementsOf(told);
        }
    }

    @Test
    void aConditionAboutANumberNeedsOneAndNoOtherTakesOne() {
        assertThat(catalog.kinds())
                .allSatisfy(kind -> assertThat(kind.conditions()).allSatisfy(condition -> {
                    assertThat(condition.parameter("phone_number").isPresent())
                            .isEqualTo(condition.about() == About.PHONE_NUMBER);
                    assertThat(condition.parameters())
                            .allSatisfy(parameter -> assertThat(parameter.at() == null)
                                    .isEqualTo(parameter.name().equals("phone_number")));
                }));
    }

    @Test
    void kindsOfEventsAreListed() {
        Tenant tenant = server.tenant();
        Answer list = tenant.get(EVENTS);
        assertThat(list.column("event_type"))
                .containsExactly(
                        "porting_order.status_changed",
                        "porting_order.new_comment",
                        "porting_order.messaging_changed",
                        "porting_order.split",
                        "porting_order.deleted");
        assertThat(list.data().get(0)).isEqualTo(Json.read("""
                {"id":"c27feaea-2b6d-42db-a6bb-e699f770954e","name":"Porting Order Status Changed",
                 "notification_category":"Porting Orders","event_type":"porting_order.status_changed","enabled":true,
                 "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}"""));
        Answer page = tenant.get(EVENTS + "?page[size]=2&page[number]=3");
        assertThat(page.column("event_type")).containsExactly("porting_order.deleted");
        assertThat(page.json().path("meta").toString())
                .isEqualTo("{\"page_number\":3,\"page_size\":2,\"total_pages\":3,\"total_results\":5}");
    }

    @Test
    void conditionsAreListed() {
        Tenant tenant = server.tenant();
        Answer list = tenant.get(CONDITIONS);
        assertThat(list.data()).hasSize(9);
        assertThat(list.data().get(1)).isEqualTo(Json.read("""
                {"id":"0802c38b-ee02-4483-ac59-77886d614d37","name":"porting order with phone number",
                 "description":"When a porting order with phone number X has another status; with a status, only when it is \
                that one",
                 "notification_event_id":"c27feaea-2b6d-42db-a6bb-e699f770954e","associated_record_type":"phone_number",
                 "parameters":[{"name":"phone_number","optional":false,"data_type":"string"},
                  {"name":"status","optional":true,"data_type":"string","values":["in-process","submitted","exception",
                   "foc-date-confirmed","cancel-pending","ported","cancelled"]}],
                 "enabled":true,"allow_multiple_channels":true,"asynchronous":false,
                 "supported_channels":["webhook","email","sms","voice"],
                 "created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}"""));
        assertThat(tenant.get(CONDITIONS + "?filter[associated_record_type][eq]=account")
                        .column("associated_record_type"))
                .hasSize(5)
                .containsOnly("account");
        assertThat(tenant.get(CONDITIONS + "?filter[associated_record_type]=phone_number&page[size]=3&page[number]=2")
                        .data())
                .hasSize(1);
        assertThat(tenant.get(CONDITIONS + "?filter[associated_record_type]=order")
                        .problems())
                .containsExactly("10032 filter[associated_record_type]");
    }
}
