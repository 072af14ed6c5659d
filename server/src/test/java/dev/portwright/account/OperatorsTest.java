package dev.portwright.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.PeopleDecide;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Desk;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of the desk with keys of their own. */
@ServerTest
@TestProfile(PeopleDecide.class)
class OperatorsTest extends AtTheDesk {
    private static final String OPERATORS = "/operator/operators";

    @BeforeEach
    void nobody() {
        server.run("DELETE FROM operator");
    }

    @Test
    void theKeyIsShownOnceAndNamesWhoeverDecides() {
        Answer made = desk.client().post(OPERATORS, Body.of("name", "Ada"));
        assertThat(made.status()).isEqualTo(201);
        String key = made.value("key");
        assertThat(key).startsWith("pwo_").hasSizeGreaterThan(40);
        assertThat(made.value("prefix")).isEqualTo(key.substring(0, 7));
        Answer list = desk.client().get(OPERATORS);
        assertThat(list.text()).doesNotContain(key);
        assertThat(list.column("name")).containsExactly("Ada");
        assertThat(list.data().get(0).toString())
                .isEqualTo(made.data().toString().replace(",\"key\":\"" + key + "\"", ""));

        Desk ada = new Desk(desk.client().as(key));
        String order = server.completeOrder(tenant, one);
        tenant.confirm(order);
        assertThat(ada.submit(order).status()).isEqualTo(200);
        assertThat(ada.history(order).data("0.actor"))
                .isEqualTo("{\"type\":\"operator\",\"user_id\":\"" + made.id() + "\",\"api_key_id\":null}");
    }

    @Test
    void historiesAtTheDeskNameWhoeverDidItAndOwnersDoNotHearOfIt() {
        Answer made = desk.client().post(OPERATORS, Body.of("name", "Ada"));
        Desk ada = new Desk(desk.client().as(made.value("key")));
        String order = server.completeOrder(tenant, one);
        tenant.confirm(order);
        ada.submit(order);
        desk.raiseException(order, "OTHER");
        String account = "/operator/accounts/" + tenant.accountId();
        ada.client().patch(account, Body.of("name", "Acme"));
        clock.advance(Duration.ofSeconds(1));
        desk.client().patch(account, Body.of("name", "Acme Ltd"));
        desk.client().delete(OPERATORS + "/" + made.id());

        Answer history = desk.history(order);
        assertThat(history.column("actor.type")).startsWith("operator", "operator", "user");
        assertThat(history.column("operator_id")).startsWith("null", made.id(), "null");
        assertThat(history.column("operator_name")).startsWith("null", "Ada", "null");
        Answer owners = tenant.get("/v2/porting_orders/" + order + "/history");
        assertThat(owners.column("id")).isEqualTo(history.column("id"));
        assertThat(owners.text())
                .doesNotContain("operator_id")
                .doesNotContain("operator_name")
                .doesNotContain("Ada");

        Answer changes = desk.client().get(account + "/history");
        assertThat(changes.column("changed_by")).containsExactly("operator", "operator");
        assertThat(changes.column("operator_id")).containsExactly("null", made.id());
        assertThat(changes.column("operator_name")).containsExactly("null", "Ada");
    }

    @Test
    void whoIsRemovedIsRefusedAndStaysInTheList() {
        Answer made = desk.client().post(OPERATORS, Body.of("name", "Ada"));
        Desk ada = new Desk(desk.client().as(made.value("key")));
        assertThat(ada.list("").status()).isEqualTo(200);

        assertThat(desk.client().delete(OPERATORS + "/" + made.id()).status()).isEqualTo(204);

        Answer refused = ada.list("");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().at("/errors/0/detail").asString()).isEqualTo("This is not the operator's key.");
        Answer list = desk.client().get(OPERATORS);
        assertThat(list.data().get(0).path("removed_at").isNull()).isFalse();
        assertThat(desk.client().delete(OPERATORS + "/" + made.id()).status()).isEqualTo(204);
        assertThat(desk.client().get(OPERATORS).text()).isEqualTo(list.text());
        assertThat(desk.client().post(OPERATORS, Body.of("name", "Ada")).status())
                .isEqualTo(201);
    }

    @Test
    void operatorsMakeAndRemoveNoOperators() {
        Answer made = desk.client().post(OPERATORS, Body.of("name", "Ada"));
        Desk ada = new Desk(desk.client().as(made.value("key")));

        for (Answer refused : new Answer[] {
            ada.client().post(OPERATORS, Body.of("name", "Grace")), ada.client().delete(OPERATORS + "/" + made.id())
        }) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text())
                    .isEqualTo(
                            Api.here("{\"errors\":[{\"code\":\"10010\",\"title\":\"Authorization failed\",\"detail\":"
                                    + "\"Operators are made and removed with the key of the installation, PORTWRIGHT_OPERATOR_KEY.\","
                                    + "\"meta\":{\"url\":\"/docs/errors.html#10010\"}}]}"));
        }
        assertThat(ada.client().get(OPERATORS).column("name")).containsExactly("Ada");
    }

    @Test
    void twoOperatorsAreToldApartByName() {
        desk.client().post(OPERATORS, Body.of("name", "Ada"));

        Answer refused = desk.client().post(OPERATORS, Body.of("name", " Ada "));

        assertThat(desk.client().post(OPERATORS, Body.of("name", "  ")).status())
                .isEqualTo(422);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text())
                .isEqualTo(Api.here("{\"errors\":[{\"code\":\"10027\",\"title\":\"Unprocessable entity\",\"detail\":"
                        + "\"Another operator has this name. Take one of their own.\",\"source\":{\"pointer\":\"/name\"},"
                        + "\"meta\":{\"url\":\"/docs/errors.html#10027\"}}]}"));
    }

    @Test
    void thereAreNoMoreThanAThousand() {
        server.run("""
                INSERT INTO operator (id, name, prefix, key_hash, created_at)
                SELECT gen_random_uuid(), 'n' || n, 'pwo_', sha256(n::text::bytea), now()
                FROM generate_series(1, %d) n""".formatted(Operators.MOST));

        Answer refused = desk.client().post(OPERATORS, Body.of("name", "Ada"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("There are 1000 operators, removed ones among them, which is as many as there can be.");
    }

    @Test
    void aKeyOfACustomerIsNoOperators() {
        assertThat(tenant.client().get(OPERATORS).status()).isEqualTo(401);
        assertThat(desk.client().delete(OPERATORS + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }
}
