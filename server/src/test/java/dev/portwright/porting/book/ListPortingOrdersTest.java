package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters, sorts and pages over five orders named a to e, of which e is the newest. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListPortingOrdersTest {
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    private Tenant tenant = new Tenant(Api.client(""), new UUID(0, 0), new UUID(0, 0), new UUID(0, 0));
    private boolean filled;
    private String parentKey = "";

    @BeforeEach
    void orders() {
        if (filled) {
            return;
        }
        filled = true;
        tenant = server.tenant();
        order("a", "+13035550001", "draft", "{\"misc\":{\"type\":\"full\"}}");
        order("b", "+17025550123", "in-process", """
                {"customer_group_reference":"group","end_user":{"admin":{"entity_name":"Porter, Inc.","auth_person_name":"Ann"}},
                 "activation_settings":{"foc_datetime_requested":null}}""");
        order("c", "+14165550123", "submitted", """
                {"customer_group_reference":"group","misc":{"type":"partial"},
                 "activation_settings":{"foc_datetime_requested":"2026-03-13T15:00:00Z"}}""");
        order("d", "+442079460000", "exception", "{\"end_user\":{\"admin\":{\"entity_name\":\"Porter\"}}}");
        order("e", "+13035550002", "draft", """
                {"activation_settings":{"foc_datetime_requested":"2026-03-12T15:00:00Z"}}""");
        parentKey = tenant.get("/v2/porting_orders?filter[customer_reference]=c")
                .column("parent_support_key")
                .getFirst();
        // Another account with the same of everything.
        Tenant other = server.tenant();
        other.edit(
                other.order("+13035550001"), Body.of("customer_reference", "x").with("misc.type", "full"));
    }

    @AfterAll
    void release() {
        clock.release();
    }

    private void order(String name, String number, String status, String body) {
        clock.set(NOW.plusSeconds(name.charAt(0)));
        String id = tenant.order(number);
        assertThat(tenant.edit(id, Body.of("customer_reference", name)).status())
                .isEqualTo(200);
        Answer edited = tenant.edit(id, body);
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        server.lead(tenant, id, status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | edcba",
                "filter[status]=draft | ea",
                "filter[status][in][]=draft&filter[status][in][]=submitted | eca",
                "filter[status][in]=draft,submitted | eca",
                "filter[status]=draft,submitted | eca",
                "filter[status][eq]=exception | d",
                "filter[status]=cancelled | ''",
                "filter[customer_reference]=b | b",
                "filter[customer_reference]=B | ''",
                "filter[customer_group_reference]=group | cb",
                "filter[phone_numbers.country_code]=US | eba",
                "filter[phone_numbers][country_code]=GB | d",
                "filter[phone_numbers.country_code]=us | eba",
                "filter[phone_numbers.carrier_name]=Unreal%20Communications | ea",
                "filter[phone_numbers.carrier_name]=Unreal+Communications | ea",
                "filter[misc.type]=full | dba",
                "filter[misc][type]=partial | c",
                "filter[end_user.admin.entity_name]=Porter | d",
                "filter[end_user][admin][entity_name]=Porter,%20Inc. | b",
                "filter[end_user.admin.auth_person_name]=Ann | b",
                "filter[activation_settings.fast_port_eligible]=true | eca",
                "filter[activation_settings][fast_port_eligible]=false | db",
                "filter[activation_settings.foc_datetime_requested][gt]=2026-03-12T15:00:00Z | c",
                "filter[activation_settings.foc_datetime_requested][lt]=2026-03-13T15:00:00Z | e",
                "filter[activation_settings][foc_datetime_requested][gt]=2026-03-12T15:00:00%2B01:00 | ec",
                "filter[activation_settings.foc_datetime_requested][gt]=2026-03-12T00:00:00Z&filter[activation_settings.foc_datetime_requested][lt]=2026-03-13T00:00:00Z | e",
                "filter[phone_numbers.phone_number][contains]=%2B1303 | ea",
                "filter[phone_numbers.phone_number][contains]=+1303 | ea",
                "filter[phone_numbers][phone_number][contains]=555012 | cb",
                "filter[phone_numbers.phone_number][contains]=207-946 | d",
                "filter[phone_numbers.phone_number][contains]=020%207946 | d",
                "filter[phone_numbers.phone_number][contains]=%2B44%20(0)20%207946 | d",
                "filter[phone_numbers.phone_number][contains]=0044%2020 | d",
                "filter[phone_numbers.phone_number][contains]=%2B303 | ''",
                "filter[phone_numbers.phone_number][contains]=abc | !",
                "filter[phone_numbers.phone_number][contains]=30 | !",
                "filter[phone_numbers.phone_number][contains]=%25 | !",
                "filter[status]=draft&filter[misc.type]=full | a",
                "filter[phone_numbers.country_code]=US&filter[activation_settings.fast_port_eligible]=true&sort=created_at | ae",
                "sort[]=created_at | abcde",
                "sort[]=-created_at | edcba",
                "sort[value]=created_at | abcde",
                "sort=created_at | abcde",
                "sort[]=activation_settings.foc_datetime_requested | ecdba",
                "sort[]=-activation_settings.foc_datetime_requested | cedba",
                "page[size]=2 | ed",
                "page[size]=2&page[number]=3 | a",
                "page[size]=2&page[number]=4 | ''",
                "page[size]=2&page[number]=2&sort=created_at | cd",
            })
    void filtersSortsAndPages(String query, String expected) {
        Answer answer = tenant.get("/v2/porting_orders" + (query == null ? "" : "?" + query));
        if (expected.equals("!")) {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.problems()).containsExactly("10002 filter[phone_numbers.phone_number][contains]");
            return;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(String.join("", answer.column("customer_reference"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1, 20, 1, 5",
        "page[size]=2, 1, 2, 3, 5",
        "page[size]=2&page[number]=3, 3, 2, 3, 5",
        "page[size]=5, 1, 5, 1, 5",
        "page[size]=4&page[number]=2, 2, 4, 2, 5",
        "page[size]=2&page[number]=9, 9, 2, 3, 5",
        "filter[status]=draft&page[size]=1, 1, 1, 2, 2",
        "filter[status]=cancelled, 1, 20, 0, 0",
        "page[size]=250, 1, 250, 1, 5",
    })
    void totals(String query, int number, int size, int pages, int results) {
        assertThat(tenant.get("/v2/porting_orders?" + query).json().path("meta").toString())
                .isEqualTo("{\"page_number\":%d,\"page_size\":%d,\"total_pages\":%d,\"total_results\":%d}"
                        .formatted(number, size, pages, results));
    }

    @Test
    void parentKeysFindOrdersThatShowThem() {
        assertThat(tenant.get("/v2/porting_orders?filter[parent_support_key]=" + parentKey)
                        .column("customer_reference"))
                .containsExactly("c");
        String ofDraft = server.rows(
                        "SELECT parent_support_key FROM porting_order WHERE account_id = ?::uuid AND customer_reference = 'a'",
                        tenant.accountId().toString())
                .getFirst();
        assertThat(tenant.get("/v2/porting_orders?filter[parent_support_key]=" + ofDraft)
                        .data())
                .isEmpty();
    }

    @Test
    void pagesOfOrdersBornAtOnceDoNotOverlap() {
        Tenant many = server.tenant();
        for (int i = 0; i < 7; i++) {
            many.order("+1303555010" + i);
        }
        List<String> seen = new ArrayList<>();
        for (int page = 1; page <= 4; page++) {
            seen.addAll(many.get("/v2/porting_orders?page[size]=2&page[number]=" + page)
                    .column("id"));
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "filter[colour]=red, 400, 10031 filter[colour]",
        "sort=colour, 400, 10031 sort",
        "page[size]=0, 422, 10033 page[size]",
        "filter[status]=x, 422, 10032 filter[status]",
        "filter[activation_settings.foc_datetime_requested][gt]=1800-01-01T00:00:00Z, 422, 10026 filter[activation_settings.foc_datetime_requested][gt]",
        "filter[status]=%zz, 400, 10015",
    })
    void badQueries(String query, int status, String problem) {
        // java.net.URI refuses what real clients may send, so the percent sign is sent encoded where it must be.
        Answer refused = tenant.get("/v2/porting_orders?" + query.replace("%zz", "%ff"));
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }
}
