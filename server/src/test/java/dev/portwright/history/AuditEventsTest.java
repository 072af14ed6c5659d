package dev.portwright.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code ListAuditLogs}. */
@ServerTest
class AuditEventsTest extends AtTheDesk {
    private static final String PATH = "/v2/audit_events";

    @Test
    void anAccountWithoutHistoryHasNone() {
        assertThat(tenant.get(PATH).text())
                .isEqualTo("{\"data\":[],\"meta\":{\"page_number\":1,\"page_size\":20,\"total_pages\":0,"
                        + "\"total_results\":0}}");
    }

    @Test
    void anEntrySaysWhoChangedWhatFromWhatToWhat() {
        String order = tenant.order(one);
        clock.advance(Duration.ofMinutes(1));
        tenant.edit(order, Body.of("end_user.admin.entity_name", "Acme").with("end_user.admin.pin_passcode", "2468"))
                .ok();

        Answer answer = tenant.get(PATH + "?page[size]=1");

        JsonNode entry = answer.data().path(0);
        assertThat(answer.json().toString())
                .isEqualTo("""
                {"data":[{"id":"%s","user_id":"%s","record_type":"audit_event","resource_id":"%s",\
                "alternate_resource_id":null,"change_made_by":"account_owner",\
                "changes":[{"field":"end_user.admin.entity_name","to":"Acme","from":null},\
                {"field":"end_user.admin.pin_passcode","to":"***","from":null}],\
                "organization_id":"%s","change_type":"update","created_at":"2026-03-11T15:01:00Z"}],\
                "meta":{"page_number":1,"page_size":1,"total_pages":2,"total_results":2}}""".formatted(entry.path("id").asString(), tenant.userId(), order, tenant.accountId()));
    }

    @Test
    void everyEntryOfEveryOrderIsThereOfThoseThatAreGoneToo() {
        String kept = tenant.order(one);
        clock.advance(Duration.ofMinutes(1));
        String gone = tenant.order(two);
        clock.advance(Duration.ofMinutes(1));
        assertThat(tenant.delete("/v2/porting_orders/" + gone).status()).isEqualTo(204);

        Answer answer = tenant.get(PATH);

        assertThat(answer.column("resource_id")).containsExactly(gone, gone, kept);
        assertThat(answer.column("change_type")).containsExactly("delete", "create", "create");
        Answer history = tenant.get("/v2/porting_orders/" + kept + "/history");
        JsonNode created = history.data().path(0);
        JsonNode audited = answer.data().path(2);
        assertThat(audited.path("id")).isEqualTo(created.path("id"));
        assertThat(audited.path("changes").size())
                .isEqualTo(created.path("changes").size());
        for (int i = 0; i < created.path("changes").size(); i++) {
            JsonNode change = created.path("changes").path(i);
            JsonNode told = audited.path("changes").path(i);
            assertThat(told.path("field")).isEqualTo(change.path("attribute"));
            assertThat(told.path("from")).isEqualTo(change.path("old_value"));
            assertThat(told.path("to")).isEqualTo(change.path("new_value"));
        }
    }

    @Test
    void whatTheDeskDoesIsDoneByThePlatformWhoeverItWas() {
        String order = server.completeOrder(tenant, one);
        tenant.confirm(order).ok();
        clock.advance(Duration.ofMinutes(1));
        Answer operator = Api.client(Api.OPERATOR_KEY)
                .post("/operator/operators", Body.of("name", "Ada " + order))
                .ok();
        Api.client(operator.value("key"))
                .post("/operator/porting_orders/" + order + "/actions/submit", "{}")
                .ok();

        JsonNode entry = tenant.get(PATH + "?page[size]=1").data().path(0);

        assertThat(entry.path("change_made_by").asString()).isEqualTo("telnyx");
        assertThat(entry.path("change_type").asString()).isEqualTo("update");
        assertThat(entry.path("user_id").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "user, true, account_owner",
        "user, false, organization_member",
        "end_customer, false, organization_member",
        "operator, true, telnyx",
        "carrier, false, telnyx",
        "system, false, telnyx",
    })
    void whoItWas(String actor, boolean named, String word) {
        tenant.order(one);
        server.run(
                "UPDATE porting_order_change SET actor_type = ?, user_id = CASE WHEN ? = 'true' THEN user_id END"
                        + " WHERE account_id = ?::uuid",
                actor,
                String.valueOf(named),
                tenant.accountId().toString());

        Answer answer = tenant.get(PATH);

        assertThat(answer.column("change_made_by")).containsExactly(word);
        assertThat(answer.column("user_id"))
                .containsExactly(word.equals("account_owner") ? tenant.userId().toString() : "null");
    }

    @Test
    void itIsFoundByItsTimeAndSortedBothWays() {
        String first = tenant.order(one);
        clock.advance(Duration.ofMinutes(1));
        String second = tenant.order(two);
        clock.advance(Duration.ofMinutes(1));
        tenant.edit(first, Body.of("customer_reference", "x")).ok();

        assertThat(tenant.get(PATH + "?sort=asc").column("resource_id")).containsExactly(first, second, first);
        assertThat(tenant.get(PATH + "?sort=desc").column("created_at"))
                .containsExactly("2026-03-11T15:02:00Z", "2026-03-11T15:01:00Z", "2026-03-11T15:00:00Z");
        assertThat(tenant.get(PATH + "?filter[created_before]=2026-03-11T15:01:00Z")
                        .column("created_at"))
                .containsExactly("2026-03-11T15:00:00Z");
        assertThat(tenant.get(PATH + "?filter[created_after]=2026-03-11T15:01:00Z")
                        .column("created_at"))
                .containsExactly("2026-03-11T15:02:00Z");
        assertThat(tenant.get(
                                PATH
                                        + "?filter[created_after]=2026-03-11T15:00:00Z&filter[created_before]=2026-03-11T16:02:00%2B01:00")
                        .column("resource_id"))
                .containsExactly(second);
        Answer page = tenant.get(PATH + "?sort=asc&page[size]=2&page[number]=2");
        assertThat(page.column("created_at")).containsExactly("2026-03-11T15:02:00Z");
        assertThat(page.json().path("meta").toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":2,\"total_pages\":2,\"total_results\":3}");
    }

    @Test
    void nobodyElseSeesIt() {
        tenant.order(one);

        assertThat(server.tenant().get(PATH).data().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "filter[created_before]=yesterday, 422, 10026 filter[created_before]",
        "filter[created_after]=1066-10-14T09:00:00Z, 422, 10026 filter[created_after]",
        "sort=up, 400, 10031 sort",
        "filter[user_id]=1, 400, 10031 filter[user_id]",
        "page[size]=251, 422, 10033 page[size]",
    })
    void whatCannotBeLookedForIsRefused(String query, int status, String problem) {
        Answer refused = tenant.get(PATH + "?" + query);

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.problems()).containsExactly(problem);
    }

    @Test
    void aTimeThatIsNoneIsRefusedInWords() {
        assertThat(tenant.get(PATH + "?filter[created_after]=1066-10-14T09:00:00Z")
                        .json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10026",
                        "Invalid parameter type",
                        "The value must be an ISO 8601 date and time of the years 1900 to 9999.",
                        "parameter:filter[created_after]"))));
    }

    @Test
    void ofManyEntriesAPageReadsItsOwnAndNoOthers() {
        server.run("""
                INSERT INTO porting_order_change (
                    id, account_id, porting_order_id, version, occurred_at, action, actor_type, changes)
                SELECT gen_random_uuid(), ?::uuid, gen_random_uuid(), 1, now() - n * interval '1 second', 'updated', 'system', '[]'
                FROM generate_series(1, 20000) n""", tenant.accountId().toString());
        server.run("ANALYZE porting_order_change");

        List<String> plan = server.rows(
                "EXPLAIN SELECT id FROM porting_order_change WHERE account_id = ?::uuid"
                        + " ORDER BY occurred_at DESC, id DESC LIMIT 21",
                tenant.accountId().toString());

        assertThat(String.join("\n", plan))
                .contains("using porting_order_change_by_account")
                .doesNotContain("Sort");
        assertThat(tenant.get(PATH).json().path("meta").toString())
                .isEqualTo("{\"page_number\":1,\"page_size\":20,\"total_pages\":501,\"total_results\":10001,"
                        + "\"total_results_relation\":\"gte\"}");
    }
}
