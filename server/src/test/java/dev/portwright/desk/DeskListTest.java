package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk sees the orders of all accounts, and what waits for it. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DeskListTest extends AtTheDesk {
    private String id;

    @BeforeEach
    void order() {
        server.run("DELETE FROM porting_order");
        id = server.completeOrder(tenant, "+13035550000", "+13035550001");
    }

    @Test
    void whatWaitedLongestComesFirst() {
        Tenant other = server.tenant();
        String second = server.completeOrder(other, "+13035550002");
        other.confirm(second);
        clock.advance(Duration.ofHours(1));
        tenant.confirm(id);
        clock.advance(Duration.ofHours(1));
        other.cancel(second);
        assertThat(desk.list("?filter[waiting]=true").column("id")).containsExactly(id, second);
        assertThat(desk.list("?filter[waiting]=true").column("request.type"))
                .containsExactly("new_order", "cancellation");
        assertThat(desk.list("?filter[waiting]=true").column("account_id"))
                .containsExactly(
                        tenant.accountId().toString(), other.accountId().toString());
        assertThat(desk.list("?filter[request]=cancellation").column("id")).containsExactly(second);
        assertThat(desk.list("?filter[request]=cancellation,new_order").column("id"))
                .containsExactly(id, second);
        assertThat(desk.list("?filter[phone_number]=303-555-0001").column("id")).containsExactly(id);
        assertThat(desk.list("?filter[phone_number]=abc").problems()).containsExactly("10002 filter[phone_number]");
        assertThat(desk.list("?filter[waiting]=false").column("id")).isEmpty();
        Answer page = desk.list("?filter[waiting]=true&page[size]=1&page[number]=2");
        assertThat(page.column("id")).containsExactly(second);
        assertThat(page.json().path("meta").toString())
                .isEqualTo("{\"page_number\":2,\"page_size\":1,\"total_pages\":2,\"total_results\":2}");
    }

    @Test
    void whatIsUnderWayIsFoundByItsCarrierCountryExceptionAndDates() {
        Tenant other = server.tenant();
        String german = other.order("+493012345678");
        String draft = server.completeOrder(other, "+13035550002");
        server.lead(tenant, id, "submitted");
        desk.act(id, "confirm_foc", Body.of("foc_datetime", "2026-03-16T15:00:00Z"));
        desk.confirm(other, german);
        desk.act(german, "raise_exception", Body.of("codes", List.of("ENTITY_NAME_MISMATCH", "OTHER")));

        assertThat(desk.list("?filter[country_code]=DE").column("id")).containsExactly(german);
        assertThat(desk.list("?filter[country_code]=US").column("id")).containsExactly(id);
        String carrier = tenant.show(id).data().path("old_service_provider_ocn").asString();
        assertThat(desk.list("?filter[carrier_name]=" + carrier.replace(' ', '+'))
                        .column("id"))
                .containsExactly(id);
        assertThat(desk.list("?filter[exception_code]=OTHER").column("id")).containsExactly(german);
        assertThat(desk.list("?filter[exception_code]=LOCATION_MISMATCH").column("id"))
                .isEmpty();
        String foc = "?filter[foc_datetime_actual]";
        assertThat(desk.list(foc + "[gte]=2026-03-16T00:00:00Z&filter[foc_datetime_actual][lte]=2026-03-17T00:00:00Z")
                        .column("id"))
                .containsExactly(id);
        assertThat(desk.list(foc + "[gte]=2026-03-17T00:00:00Z").column("id")).isEmpty();
        assertThat(desk.list("?filter[foc_datetime_requested][gte]=2026-01-01T00:00:00Z")
                        .column("id"))
                .doesNotContain(draft);
        assertThat(desk.list("?sort=foc_datetime_actual").column("id")).containsExactly(id, german);
        assertThat(desk.list("?sort=-foc_datetime_actual").column("id")).containsExactly(id, german);
        assertThat(desk.list("?sort=created_at").column("id")).containsExactly(id, german, draft);
    }

    @Test
    void whatWaitsIsFoundByItsAgeAndSortedByIt() {
        Tenant other = server.tenant();
        String second = server.completeOrder(other, "+13035550002");
        tenant.confirm(id);
        clock.advance(Duration.ofHours(1));
        other.confirm(second);
        String later = desk.show(second).data().path("request").path("asked_at").asString();

        assertThat(desk.list("?filter[asked_at][lte]=" + later).column("id")).containsExactly(id, second);
        assertThat(desk.list("?filter[asked_at][gte]=" + later).column("id")).containsExactly(second);
        assertThat(desk.list("?sort=-asked_at").column("id")).containsExactly(second, id);
        assertThat(desk.list("?sort=asked_at").column("id")).containsExactly(id, second);
    }

    @Test
    void ordersOfAllAccountsAreFound() {
        Tenant other = server.tenant();
        clock.advance(Duration.ofSeconds(1));
        String second = server.completeOrder(other, "+13035550000");
        other.confirm(second);
        String key = other.show(second).data().path("support_key").asString();
        assertThat(desk.list("").column("id")).containsExactly(second, id);
        assertThat(desk.list("?filter[account_id]=" + tenant.accountId()).column("id"))
                .containsExactly(id);
        assertThat(desk.list("?filter[status]=draft").column("id")).containsExactly(id);
        assertThat(desk.list("?filter[status][in][]=draft&filter[status][in][]=in-process")
                        .column("id"))
                .containsExactly(second, id);
        assertThat(desk.list("?filter[support_key]=" + key).column("id")).containsExactly(second);
        assertThat(desk.list("?filter[phone_number]=%2B13035550001").column("id"))
                .containsExactly(id);
        assertThat(desk.list("?filter[phone_number]=+13035550000").column("id")).containsExactly(second, id);
        assertThat(desk.list("?filter[waiting]=false").column("id")).containsExactly(id);
        String hidden = server.rows("SELECT support_key FROM porting_order WHERE id = ?::uuid", id)
                .getFirst();
        assertThat(desk.list("?filter[support_key]=" + hidden).data()).isEmpty();
    }

    @Test
    void anOrderIsAsItsOwnerSeesItWithWhatIsTheDesks() {
        Answer owners = tenant.show(id);
        String expected = owners.data()
                .toString()
                .replaceFirst(
                        "}$",
                        ",\"account_id\":\"" + tenant.accountId()
                                + "\",\"request\":null,\"carrier_order_number\":null,\"activation\":null,"
                                + "\"effective_activation\":\"automatic\",\"claim\":null}");
        assertThat(desk.show(id).data().toString()).isEqualTo(expected);
        assertThat(desk.list("").data("0")).isEqualTo(expected);
        assertThat(desk.show(id).header("etag")).isEqualTo(owners.header("etag"));
    }

    @Test
    void theListIsCsvForWhoPrefersThatWithoutFormulasAndSecrets() {
        tenant.edit(id, Body.of("customer_reference", "=1+1").with("end_user.admin.entity_name", "Acme, \"Inc\""));
        tenant.confirm(id);
        desk.client().patch(Desk.ORDERS + "/" + id, Body.of("carrier_order_number", "@PON"));
        Tenant other = server.tenant();
        clock.advance(Duration.ofHours(1));
        String second = server.completeOrder(other, "+13035550002");
        other.confirm(second);
        desk.act(second, "raise_exception", Body.of("codes", List.of("ENTITY_NAME_MISMATCH", "OTHER")));
        clock.advance(Duration.ofHours(1));
        String draft = other.order("+13035550003");

        Answer csv = desk.client().get(Desk.ORDERS, "accept", "text/csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("content-type")).isEqualToIgnoringCase("text/csv;charset=utf-8");
        assertThat(csv.header("content-disposition")).isEqualTo("attachment; filename=\"porting_orders.csv\"");
        assertThat(csv.headers().firstValue("link")).isEmpty();
        String carrier = tenant.show(id).value("old_service_provider_ocn");
        String key = tenant.show(id).value("support_key");
        String secondKey = other.show(second).value("support_key");
        assertThat(csv.text())
                .isEqualTo(String.join(
                        "\r\n",
                        "id,account_id,support_key,status,exception_codes,request,asked_at,claimed_by,carrier_order_number,"
                                + "activation,country_code,phone_number_type,carrier_name,phone_numbers_count,entity_name,"
                                + "customer_reference,foc_datetime_requested,foc_datetime_actual,created_at,updated_at",
                        draft + "," + other.accountId() + ",,draft,,,,,,automatic,US,local," + carrier
                                + ",1,,,,,2026-03-11T17:00:00Z,2026-03-11T17:00:00Z",
                        second + "," + other.accountId() + "," + secondKey
                                + ",exception,ENTITY_NAME_MISMATCH OTHER,,,,,automatic,US,local," + carrier
                                + ",1,Acme,,,,2026-03-11T16:00:00Z,"
                                + other.show(second).value("updated_at"),
                        id + "," + tenant.accountId() + "," + key
                                + ",in-process,,new_order,2026-03-11T15:00:00Z,,'@PON,automatic,US,local," + carrier
                                + ",2,\"Acme, \"\"Inc\"\"\",'=1+1,,,2026-03-11T15:00:00Z,"
                                + tenant.show(id).value("updated_at"),
                        ""));
    }

    @Test
    void aPageOfCsvLeadsToTheNext() {
        Answer first = desk.client().get(Desk.ORDERS + "?page[size]=1&filter[status]=draft", "accept", "text/csv");
        assertThat(first.headers().firstValue("link")).isEmpty();
        tenant.order("+13035550009");
        first = desk.client().get(Desk.ORDERS + "?page[size]=1&filter[status]=draft", "accept", "text/csv");
        assertThat(first.header("link"))
                .isEqualTo(
                        "</operator/porting_orders?page[size]=1&filter[status]=draft&page%5Bnumber%5D=2>; rel=\"next\"");
        Answer second = desk.client()
                .get(Desk.ORDERS + "?page[size]=1&filter[status]=draft&page[number]=2", "accept", "text/csv");
        assertThat(second.text()).contains("\r\n" + id + ",");
        assertThat(second.headers().firstValue("link")).isEmpty();
        Answer neither = desk.client().get(Desk.ORDERS, "accept", "image/png");
        assertThat(neither.status()).isEqualTo(406);
        assertThat(desk.client()
                        .get(Desk.ORDERS + "?filter[colour]=red", "accept", "text/csv")
                        .problems())
                .containsExactly("10031 filter[colour]");
    }

    @Test
    void whatIsNoOrderOrNoFilterIsRefused() {
        String unknown = UUID.randomUUID().toString();
        for (Answer answer : List.of(desk.show(unknown), desk.history(unknown))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text())
                    .isEqualTo(
                            Api.here(
                                    "{\"errors\":[{\"code\":\"10005\",\"title\":\"Resource not found\",\"detail\":\"There is no porting order with this id.\",\"source\":{\"parameter\":\"id\"},\"meta\":{\"url\":\"/docs/errors.html#10005\"}}]}"));
        }
        for (Answer answer : List.of(desk.show("x"), desk.history("x"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.problems()).containsExactly("10006 id");
        }
        Desk customer = new Desk(tenant.client());
        for (Answer answer : List.of(customer.show(id), customer.history(id), customer.list(""))) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problems()).containsExactly("10009 Authorization");
        }
        Map.of(
                        "?filter[colour]=red", "10031 filter[colour]",
                        "?filter[request]=tea", "10032 filter[request]",
                        "?filter[waiting]=perhaps", "10026 filter[waiting]",
                        "?filter[account_id]=x", "10006 filter[account_id]",
                        "?filter[status]=lost", "10032 filter[status]",
                        "?page[size]=251", "10033 page[size]")
                .forEach((query, problem) ->
                        assertThat(desk.list(query).problems()).containsExactly(problem));
        assertThat(desk.client()
                        .get(Desk.ORDERS + "/" + id + "/history?page[size]=0")
                        .problems())
                .containsExactly("10033 page[size]");
    }
}
