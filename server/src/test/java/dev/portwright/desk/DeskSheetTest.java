package dev.portwright.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the desk notes of an order for itself: the carrier's number, whose work it is, notes. */
@ServerTest
@TestProfile(PeopleDecide.class)
class DeskSheetTest extends AtTheDesk {
    private String id;
    private Desk ada;
    private Desk grace;
    private String adasId;

    @BeforeEach
    void people() {
        server.run("DELETE FROM porting_order");
        server.run("DELETE FROM operator");
        id = server.completeOrder(tenant, one, two);
        Answer made = operator("Ada");
        adasId = made.id();
        ada = new Desk(desk.client().as(made.value("key")));
        grace = new Desk(desk.client().as(operator("Grace").value("key")));
        tenant.confirm(id);
    }

    private Answer operator(String name) {
        return desk.client().post("/operator/operators", Body.of("name", name)).ok();
    }

    @Test
    void whatOneOperatorHasClaimedNoOtherDecidesOn() {
        Answer claimed = ada.act(id, "claim", "");
        assertThat(claimed.status()).isEqualTo(200);
        assertThat(claimed.data("claim"))
                .isEqualTo("{\"operator_id\":\"" + adasId
                        + "\",\"operator_name\":\"Ada\",\"claimed_at\":\"2026-03-11T15:00:00Z\"}");
        assertThat(ada.act(id, "claim", "").text()).isEqualTo(claimed.text());

        String key = server.rows("SELECT last_value::text FROM porting_support_number")
                .getFirst();
        for (Answer refused : List.of(
                grace.submit(id),
                grace.act(id, "raise_exception", Body.of("codes", List.of("OTHER"))),
                grace.act(id, "confirm_foc", Body.of("foc_datetime", "2026-03-17T15:00:00Z")),
                grace.act(id, "approve_cancellation", ""),
                grace.act(id, "refuse_cancellation", ""),
                grace.act(id, "complete", ""),
                grace.act(id, "messaging", Body.of("messaging_port_status", "ported")),
                grace.act(id, "claim", ""),
                grace.act(id, "release", ""),
                grace.client().patch(Desk.ORDERS + "/" + id, Body.of("carrier_order_number", "PON-9")),
                grace.act(id, "split", Body.of("phone_numbers", List.of(one))))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text())
                    .isEqualTo(
                            Api.here("{\"errors\":[{\"code\":\"10027\",\"title\":\"Unprocessable entity\",\"detail\":"
                                    + "\"Ada has claimed this order. Let them decide, or ask them to release it.\","
                                    + "\"meta\":{\"url\":\"/docs/errors.html#10027\"}}]}"));
        }
        assertThat(server.rows("SELECT last_value::text FROM porting_support_number")
                        .getFirst())
                .isEqualTo(key);
        assertThat(tenant.status(id)).isEqualTo("in-process");
        assertThat(ada.submit(id).status()).isEqualTo(200);
        assertThat(desk.show(id).data("claim")).isEqualTo(claimed.data("claim"));
    }

    @Test
    void aClaimIsGivenUpByItsOperatorOrWithTheKeyOfTheInstallation() {
        ada.act(id, "claim", "");
        assertThat(ada.act(id, "release", "").data("claim")).isEqualTo("null");
        assertThat(ada.act(id, "release", "").data("claim")).isEqualTo("null");
        ada.act(id, "claim", "");
        assertThat(desk.act(id, "release", "").data("claim")).isEqualTo("null");
        assertThat(grace.act(id, "claim", "").data().at("/claim/operator_name").asString())
                .isEqualTo("Grace");
        assertThat(desk.submit(id).status()).isEqualTo(200);

        Answer refused = desk.act(id, "claim", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("An order is claimed with an operator's own key; this is the key of the installation.");
    }

    @Test
    void whatIsOverOrWasClaimedByWhoIsRemovedIsNobodysWork() {
        ada.act(id, "claim", "");
        tenant.cancel(id);
        assertThat(ada.act(id, "approve_cancellation", "").data("claim")).isEqualTo("null");

        String other = server.completeOrder(tenant, "+13035559902");
        tenant.confirm(other);
        ada.act(other, "claim", "");
        desk.client().delete("/operator/operators/" + adasId);
        assertThat(desk.list("?filter[claimed]=true").data()).isEmpty();
        assertThat(desk.show(other).data("claim")).isEqualTo("null");
        assertThat(grace.act(other, "claim", "")
                        .data()
                        .at("/claim/operator_name")
                        .asString())
                .isEqualTo("Grace");
    }

    @Test
    void ofTwoWhoClaimAtTheSameTimeOneDoes() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> claims = List.of(
                    threads.submit(() -> ada.act(id, "claim", "")), threads.submit(() -> grace.act(id, "claim", "")));
            assertThat(List.of(claims.get(0).get().status(), claims.get(1).get().status()))
                    .containsExactlyInAnyOrder(200, 422);
        }
    }

    @Test
    void whatComesOfAnOrderIsTheSameOperatorsWork() {
        ada.act(id, "claim", "");
        desk.client().patch(Desk.ORDERS + "/" + id, Body.of("carrier_order_number", "PON-1"));

        Answer split = ada.act(id, "split", Body.of("phone_numbers", List.of(one)));

        assertThat(split.status()).isEqualTo(201);
        assertThat(split.data().at("/from/claim/operator_name").asString()).isEqualTo("Ada");
        assertThat(split.data().at("/from/carrier_order_number").asString()).isEqualTo("PON-1");
        assertThat(split.data().at("/to/claim/operator_name").asString()).isEqualTo("Ada");
        assertThat(split.data().at("/to/carrier_order_number").isNull()).isTrue();
    }

    @Test
    void theCarriersNumberIsNotedAndFoundAndUnknownToTheOwner() {
        String before = tenant.show(id).text();

        Answer noted = desk.client().patch(Desk.ORDERS + "/" + id, Body.of("carrier_order_number", "PON-2026-0117"));

        assertThat(noted.status()).isEqualTo(200);
        assertThat(noted.data("carrier_order_number")).isEqualTo("\"PON-2026-0117\"");
        assertThat(desk.list("?filter[carrier_order_number]=PON-2026-0117").column("id"))
                .containsExactly(id);
        assertThat(desk.list("?filter[carrier_order_number]=PON-2").data()).isEmpty();
        assertThat(tenant.show(id).text()).isEqualTo(before);
        assertThat(desk.client()
                        .patch(Desk.ORDERS + "/" + id, Body.of("carrier_order_number", null))
                        .data("carrier_order_number"))
                .isEqualTo("null");
    }

    @Test
    void workIsFoundByWhoseItIs() {
        String other = server.completeOrder(tenant, "+13035559901");
        tenant.confirm(other);
        ada.act(id, "claim", "");

        assertThat(desk.list("?filter[claimed_by]=" + adasId).column("id")).containsExactly(id);
        assertThat(desk.list("?filter[claimed]=false&filter[waiting]=true").column("id"))
                .containsExactly(other);
        assertThat(desk.list("?filter[claimed]=true").column("id")).containsExactly(id);
    }

    @Test
    void notesAreForTheDeskAlone() {
        Answer first = ada.client().post(Desk.ORDERS + "/" + id + "/notes", Body.of("body", "They answer after ten."));
        desk.client().post(Desk.ORDERS + "/" + id + "/notes", Body.of("body", "Called them."));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.data("operator_name")).isEqualTo("\"Ada\"");
        Answer list = grace.client().get(Desk.ORDERS + "/" + id + "/notes");
        assertThat(list.column("body")).containsExactly("Called them.", "They answer after ten.");
        assertThat(list.column("operator_name")).containsExactly("null", "Ada");
        assertThat(tenant.get("/v2/porting_orders/" + id + "/comments").data()).isEmpty();
        assertThat(tenant.get("/v2/porting/events?filter[type]=porting_order.new_comment")
                        .data())
                .isEmpty();
    }

    @Test
    void anOrderHasNoMoreThanAThousandNotes() {
        server.run("""
                INSERT INTO desk_note (id, account_id, porting_order_id, body, created_at)
                SELECT gen_random_uuid(), '%s', '%s', 'x', now() FROM generate_series(1, %d)""".formatted(tenant.accountId(), id, DeskNotes.MOST));

        Answer refused = desk.client().post(Desk.ORDERS + "/" + id + "/notes", Body.of("body", "One more."));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("The order has 1000 notes, which is as many as it can have.");
    }
}
