package dev.portwright.porting.owner.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.AtOnce;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.RequestStatements;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Desk;
import dev.portwright.testkit.Tenant;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Three orders that were born together: two of US local numbers of two carriers, one of a third. */
@ServerTest
@TestProfile(PeopleDecide.class)
class OrderGroupsTest {
    /** A Wednesday, ten in the morning in Chicago. */
    private static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");

    private static final String[] NUMBERS = {"+13035550000", "+13035550001", "+12025550123", "+13125550123"};

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    RequestStatements statements;

    Desk desk;
    Tenant tenant;
    String group;
    List<String> orders;

    @BeforeEach
    void group() {
        clock.set(NOW);
        server.run("DELETE FROM porting_order");
        desk = Api.desk();
        tenant = server.tenant();
        Answer created = tenant.create(NUMBERS);
        group = created.json().at("/meta/porting_order_group_id").asString();
        orders = created.column("id");
        assertThat(orders).hasSize(3);
    }

    @AfterEach
    void release() {
        clock.release();
    }

    private String path() {
        return "/v2/porting_order_groups/" + group;
    }

    private Answer show() {
        return tenant.get(path());
    }

    private Answer edit(String body) {
        return tenant.patch(path(), body);
    }

    private Answer confirm() {
        return tenant.post(path() + "/actions/confirm", "");
    }

    private Answer cancel() {
        return tenant.post(path() + "/actions/cancel", "");
    }

    private void fill() {
        assertThat(edit(server.completeBody(tenant)).status()).isEqualTo(200);
    }

    private List<String> statuses() {
        return orders.stream().map(tenant::status).toList();
    }

    private static List<String> ids(Answer answer, String name) {
        List<String> ids = new ArrayList<>();
        answer.json().at("/meta/" + name).forEach(id -> ids.add(id.asString()));
        return ids;
    }

    /** Each problem as code, pointer and the order that it is about. */
    private static List<String> problemsOf(Answer answer) {
        List<String> problems = new ArrayList<>();
        for (JsonNode error : answer.json().get("errors")) {
            problems.add(String.join(
                    " ",
                    error.get("code").asString(),
                    error.at("/source/pointer").asString("-"),
                    error.at("/meta/resource_id").asString("-")));
        }
        return problems;
    }

    @Test
    void aGroupIsFoundByTheKeyThatItsDraftsDoNotShow() {
        assertThat(group).matches("pr_[0-9a-f]{6}");
        assertThat(tenant.show(orders.get(0))
                        .json()
                        .at("/meta/porting_order_group_id")
                        .asString())
                .isEqualTo(group);
        assertThat(tenant.show(orders.get(0)).data("parent_support_key")).isEqualTo("null");
        Answer shown = show();
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
        assertThat(shown.json().get("meta").toString())
                .isEqualTo("{\"orders_url\":\"/v2/porting_orders?filter[porting_order_group_id]=" + group + "\"}");
        assertThat(shown.value("id")).isEqualTo(group);
        assertThat(shown.data("orders_count")).isEqualTo("3");
        assertThat(shown.data("porting_phone_numbers_count")).isEqualTo("4");
        assertThat(shown.data("status_counts")).isEqualTo("{\"draft\":3}");
        assertThat(shown.data("can_be_confirmed")).isEqualTo("false");
        assertThat(shown.value("created_at")).isEqualTo("2026-03-11T15:00:00Z");
        JsonNode first = shown.data().at("/orders/0");
        assertThat(first.get("status").asString()).isEqualTo("draft");
        List<String> lacking = new ArrayList<>();
        first.get("missing")
                .forEach(problem -> lacking.add(problem.get("code").asString() + " "
                        + problem.at("/source/pointer").asString()));
        assertThat(lacking).isEqualTo(tenant.confirm(first.get("id").asString()).problems());
        Answer listed = tenant.get(shown.json().at("/meta/orders_url").asString());
        assertThat(listed.column("id")).containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void anEditIsMadeOfAllOrders() {
        Answer edited = edit("{\"customer_reference\":\"R-1\",\"city\":\"Denver\"}");
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(ids(edited, "changed")).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(ids(edited, "unchanged")).isEmpty();
        assertThat(edited.json().at("/meta/warnings/0/porting_order_id").isNull())
                .isTrue();
        assertThat(edited.json().at("/meta/warnings/0/source/pointer").asString())
                .isEqualTo("/city");
        for (String order : orders) {
            assertThat(tenant.show(order).data("customer_reference")).isEqualTo("\"R-1\"");
            assertThat(tenant.show(order).header("etag")).isEqualTo("\"2\"");
            assertThat(tenant.get("/v2/porting_orders/" + order + "/history").data())
                    .hasSize(2);
        }
    }

    @Test
    void whatHasAllOfAnEditAlreadyIsUnchanged() {
        edit("{\"customer_reference\":\"R-1\"}").ok();
        Answer again = edit("{\"customer_reference\":\"R-1\"}").ok();
        assertThat(ids(again, "changed")).isEmpty();
        assertThat(ids(again, "unchanged")).containsExactlyInAnyOrderElementsOf(orders);
        tenant.edit(orders.get(1), "{\"customer_reference\":\"R-2\"}").ok();
        assertThat(ids(edit("{\"customer_reference\":\"R-1\"}").ok(), "changed"))
                .containsExactly(orders.get(1));
    }

    @Test
    void ofAnEditThatOneOrderRefusesNothingIsKeptAndAllProblemsAreTold() {
        // FastPort is what on-demand activation needs, and every order of a toll-free number lacks it.
        Answer created = tenant.create("+13035550010", "+18005550123");
        group = created.json().at("/meta/porting_order_group_id").asString();
        List<String> both = created.column("id");
        Answer refused = edit("""
                {"customer_reference":"R-2","activation_settings":{"activation_type":"on-demand"},
                 "documents":{"loa":"6a7d2f6e-7a1b-4b62-8a56-0d3c6f0a9b11"},"misc":{"type":"none"}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(problemsOf(refused))
                .containsExactlyInAnyOrder(
                        "10032 /misc/type -",
                        "10017 /documents/loa " + both.get(0),
                        "10017 /documents/loa " + both.get(1),
                        "10027 /activation_settings/activation_type " + both.get(1));
        for (String order : both) {
            assertThat(tenant.show(order).header("etag")).isEqualTo("\"1\"");
        }
        assertThat(refused.json().at("/errors/1/meta/url").asString()).endsWith("/docs/errors.html#10017");
    }

    @Test
    void allDraftsAreConfirmedOrNone() {
        fill();
        assertThat(show().data("can_be_confirmed")).isEqualTo("true");
        tenant.edit(orders.get(1), "{\"documents\":{\"loa\":null}}").ok();
        tenant.edit(orders.get(2), "{\"misc\":null}").ok();
        assertThat(show().data("can_be_confirmed")).isEqualTo("false");
        Answer refused = confirm();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(problemsOf(refused))
                .containsExactlyInAnyOrder(
                        "80008 /documents/loa " + orders.get(1), "10004 /misc/type " + orders.get(2));
        assertThat(statuses()).containsOnly("draft");
        fill();
        Answer confirmed = confirm();
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.data("status_counts")).isEqualTo("{\"in-process\":3}");
        assertThat(confirmed.data("can_be_confirmed")).isEqualTo("null");
        assertThat(ids(confirmed, "changed")).containsExactlyInAnyOrderElementsOf(orders);
        assertThat(statuses()).containsOnly("in-process");
        for (String order : orders) {
            assertThat(tenant.show(order).value("parent_support_key")).isEqualTo(group);
            assertThat(tenant.get("/v2/porting_orders/" + order + "/history").value("0.reason"))
                    .isEqualTo("Submitted by its owner.");
            assertThat(tenant.get("/v2/porting/events?filter[porting_order_id]=" + order)
                            .column("event_type"))
                    .containsOnlyOnce("porting_order.status_changed");
            assertThat(desk.act(order, "submit", "").status()).isEqualTo(200);
        }
        assertThat(server.rows(
                        "SELECT sum(drafts)::text FROM draft_count WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .containsExactly("0");
    }

    @Test
    void whatIsUnderWayIsLeftAndWhatIsInExceptionIsConfirmedAgain() {
        fill();
        confirm();
        desk.act(orders.get(0), "raise_exception", "{\"codes\":[\"OTHER\"]}").ok();
        Answer again = confirm();
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(ids(again, "changed")).containsExactly(orders.get(0));
        assertThat(ids(again, "unchanged")).containsExactlyInAnyOrder(orders.get(1), orders.get(2));
        assertThat(statuses()).containsExactly("submitted", "in-process", "in-process");
        Answer nothing = confirm();
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.json()).isEqualTo(Json.read(Api.here("""
                {"errors":[{"code":"10027","title":"Unprocessable entity",
                  "detail":"None of the orders of this group is a draft or in exception, so there is nothing to confirm.",
                  "meta":{"url":"/docs/errors.html#10027"}}]}""")));
        assertThat(show().data("can_be_confirmed")).isEqualTo("false");
    }

    @Test
    void aNumberThatAnotherOrderIsSubmittedForHoldsTheGroupBack() {
        fill();
        Tenant other = server.tenant();
        other.confirm(server.completeOrder(other, NUMBERS[1])).ok();
        assertThat(show().data("can_be_confirmed")).isEqualTo("false");
        Answer refused = confirm();
        assertThat(problemsOf(refused)).containsExactly("80003 - " + orders.get(0));
        assertThat(statuses()).containsOnly("draft");
    }

    @Test
    void allOrdersAreCancelledOrNone() {
        Answer drafts = cancel();
        assertThat(drafts.status()).isEqualTo(422);
        assertThat(drafts.json().at("/errors/0/detail").asString())
                .isEqualTo("The orders of this group are drafts, which are deleted, not cancelled: send DELETE"
                        + " /v2/porting_order_groups/" + group + ".");
        fill();
        confirm();
        tenant.cancel(orders.get(2)).ok();
        desk.act(orders.get(2), "approve_cancellation", "").ok();
        Answer cancelled = cancel();
        assertThat(cancelled.status()).as(cancelled.text()).isEqualTo(200);
        assertThat(ids(cancelled, "changed")).containsExactlyInAnyOrder(orders.get(0), orders.get(1));
        assertThat(ids(cancelled, "unchanged")).containsExactly(orders.get(2));
        assertThat(statuses()).containsExactly("cancel-pending", "cancel-pending", "cancelled");
        assertThat(cancel().json().at("/errors/0/detail").asString())
                .isEqualTo("All orders of this group are over or about to be, so there is nothing to cancel.");
    }

    @Test
    void whereOneOrderIsTooLateToBeCancelledNoneIs() {
        fill();
        confirm();
        desk.act(orders.get(1), "submit", "").ok();
        desk.act(orders.get(1), "confirm_foc", "{\"foc_datetime\":\"2026-03-12T15:00:00Z\"}")
                .ok();
        assertThat(problemsOf(cancel())).containsExactly("10027 - " + orders.get(1));
        assertThat(statuses()).containsExactly("in-process", "foc-date-confirmed", "in-process");
    }

    @Test
    void aGroupOfDraftsIsDeletedWithItsLast() {
        assertThat(tenant.delete(path()).status()).isEqualTo(204);
        assertThat(show().status()).isEqualTo(404);
        assertThat(tenant.create(NUMBERS).status()).isEqualTo(201);
        assertThat(server.rows(
                        "SELECT sum(drafts)::text FROM draft_count WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .containsExactly("3");
    }

    @Test
    void aGroupWithAnOrderThatIsNoDraftIsNotDeleted() {
        fill();
        tenant.confirm(orders.get(1)).ok();
        Answer refused = tenant.delete(path());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(problemsOf(refused)).containsExactly("10027 - " + orders.get(1));
        assertThat(statuses()).containsExactly("draft", "in-process", "draft");
    }

    @Test
    void whatIsSplitOffStaysInTheGroup() {
        fill();
        confirm();
        desk.act(orders.get(0), "split", "{\"phone_numbers\":[\"+13035550001\"],\"reason\":\"Another rate center.\"}")
                .ok();
        assertThat(show().data("orders_count")).isEqualTo("4");
        assertThat(show().data("porting_phone_numbers_count")).isEqualTo("4");
        assertThat(ids(cancel(), "changed")).hasSize(4);
    }

    @Test
    void aKeyMakesAnActionHappenOnceAndAVersionIsRefused() {
        fill();
        Answer first = tenant.post(path() + "/actions/confirm", "", "Idempotency-Key", "confirm-1");
        Answer again = tenant.post(path() + "/actions/confirm", "", "Idempotency-Key", "confirm-1");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        for (Answer refused : List.of(
                tenant.patch(path(), "{}", "If-Match", "\"1\""),
                tenant.post(path() + "/actions/cancel", "", "If-Match", "\"1\""),
                tenant.delete(path(), "If-Match", "*"))) {
            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.json().at("/errors/0/source/parameter").asString())
                    .isEqualTo("If-Match");
        }
    }

    @Test
    void anotherAccountsGroupIsAsOneThatNeverWas() {
        Tenant other = server.tenant();
        for (String id : List.of(group, "pr_000000", "x", "b0ea6d6f-de31-4079-a536-992e0c98b037")) {
            String path = "/v2/porting_order_groups/" + id;
            for (Answer refused : List.of(
                    other.get(path),
                    other.patch(path, "{}"),
                    other.delete(path),
                    other.post(path + "/actions/confirm", ""),
                    other.post(path + "/actions/cancel", ""))) {
                assertThat(refused.status()).isEqualTo(404);
                assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                        {"errors":[{"code":"10005","title":"Resource not found",
                          "detail":"There is no group of porting orders with this id, which its orders have as porting_order_group_id.",
                          "source":{"parameter":"id"},"meta":{"url":"/docs/errors.html#10005"}}]}""")));
            }
            assertThat(other.get("/v2/porting_orders?filter[porting_order_group_id]=" + id)
                            .data())
                    .isEmpty();
        }
        assertThat(statuses()).containsOnly("draft");
    }

    @Test
    void whatNoDatabaseTakesIsNoGroup() {
        String path = "/v2/porting_order_groups/pr_%00";
        for (Answer refused : List.of(
                tenant.get(path),
                tenant.patch(path, "{}"),
                tenant.delete(path),
                tenant.post(path + "/actions/confirm", ""),
                tenant.post(path + "/actions/cancel", ""))) {
            assertThat(refused.status()).as(refused.text()).isIn(400, 404);
        }
    }

    /** Numbers of one carrier in as many orders as are wanted, born together as far as the database tells. */
    private void grow(int to) {
        for (int i = orders.size(); i < to; i++) {
            String id = tenant.order("+1303556%04d".formatted(i));
            server.run("UPDATE porting_order SET parent_support_key = ? WHERE id = ?::uuid", group, id);
        }
    }

    @Test
    void aGroupIsReadByTheSameStatementsHoweverManyOrdersItHas() {
        fill();
        long few = statements.of(this::show);
        grow(40);
        fill();
        assertThat(show().data("orders_count")).isEqualTo("40");
        assertThat(show().data("can_be_confirmed")).isEqualTo("true");
        assertThat(statements.of(this::show)).isEqualTo(few).isLessThanOrEqualTo(5);
    }

    @Test
    void moreThanAHundredOrdersAreNotActedOnAtOnce() {
        grow(101);
        Answer shown = show();
        assertThat(shown.data("orders_count")).isEqualTo("101");
        assertThat(shown.data().get("orders")).hasSize(100);
        assertThat(shown.data("can_be_confirmed")).isEqualTo("null");
        for (Answer refused : List.of(confirm(), cancel(), edit("{}"), tenant.delete(path()))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/detail").asString())
                    .startsWith("This group has more than 100 orders with ")
                    .endsWith(
                            " Up to 100 orders with up to 10000 numbers can be acted on at once; act on these one by one.");
        }
        tenant.delete("/v2/porting_orders/" + orders.get(0));
        assertThat(tenant.delete(path()).status()).isEqualTo(204);
    }

    /** Groups of one account and their single orders, all at once: nobody sees a deadlock, and groups stay whole. */
    @Test
    void ofManyWhoActAtOnceNoneSeesADeadlockAndGroupsStayWhole() throws Exception {
        fill();
        List<List<String>> groups = new ArrayList<>(List.of(orders));
        List<String> paths = new ArrayList<>(List.of(path()));
        for (int i = 1; i <= 3; i++) {
            Answer created = tenant.create(
                    "+130355501%02d".formatted(i), "+120255502%02d".formatted(i), "+131255503%02d".formatted(i));
            group = created.json().at("/meta/porting_order_group_id").asString();
            groups.add(created.column("id"));
            paths.add(path());
            fill();
        }
        List<Callable<Integer>> calls = new ArrayList<>();
        IntStream.range(0, groups.size()).forEach(i -> {
            calls.add(() -> tenant.post(paths.get(i) + "/actions/confirm", "").status());
            calls.add(() ->
                    tenant.patch(paths.get(i), "{\"customer_reference\":\"R\"}").status());
            calls.add(() -> tenant.confirm(groups.get(i).get(2)).status());
            calls.add(() -> tenant.delete(paths.get(i)).status());
            calls.add(() ->
                    tenant.edit(groups.get(i).get(1), "{\"webhook_url\":null}").status());
        });
        assertThat(AtOnce.of(calls)).isSubsetOf(200, 204, 404, 422);
        for (List<String> one : groups) {
            Set<String> now = Set.copyOf(one.stream()
                    .map(id -> tenant.show(id).status() == 404 ? "gone" : tenant.status(id))
                    .toList());
            assertThat(now).isIn(Set.of("gone"), Set.of("in-process"));
        }
    }
}
