package dev.portwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code ResetSandbox}. */
@ServerTest
class SandboxResetTest {
    @Inject
    TestServer server;

    @Test
    void anAccountIsEmptiedButItsUsersAndKeysStay() {
        Tenant tenant = server.tenant();
        fill(tenant);
        assertThat(tables(tenant))
                .contains("account_reference", "event", "idempotent_request", "porting_order", "porting_order_change");

        Answer answer = tenant.post("/sandbox/reset", "");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(tables(tenant)).containsExactly("account_user", "api_key");
        assertThat(tenant.create("+13035550000").status()).isEqualTo(201);
    }

    @Test
    void noJobOfWhatIsGoneIsLeft() {
        Tenant tenant = server.tenant();
        fill(tenant);
        List<String> ids = server.rows(
                "SELECT id::text FROM porting_order WHERE account_id = ?::uuid UNION SELECT id::text FROM activation_job WHERE account_id = ?::uuid",
                tenant.accountId().toString(),
                tenant.accountId().toString());
        assertThat(server.rows("SELECT task_instance FROM scheduled_tasks"))
                .anySatisfy(job -> assertThat(ids).contains(job));

        tenant.post("/sandbox/reset", "");

        assertThat(server.rows("SELECT task_instance FROM scheduled_tasks"))
                .noneSatisfy(job -> assertThat(ids).contains(job));
    }

    @Test
    void requestsAtTheSameTimeAreAnsweredAndLeaveNothingBehind() throws InterruptedException {
        Tenant tenant = server.tenant();
        List<String> orders = IntStream.range(0, 8)
                .mapToObj(i -> tenant.order("+1303555200" + i, "+1303555201" + i))
                .toList();
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch ready = new CountDownLatch(orders.size());
        List<Thread> clients = orders.stream()
                .map(order -> Thread.ofVirtual().start(() -> {
                    ready.countDown();
                    for (int i = 0; i < 20; i++) {
                        statuses.add(tenant.edit(order, Body.of("customer_reference", String.valueOf(i)))
                                .status());
                    }
                    statuses.add(tenant.delete("/v2/porting_orders/" + order).status());
                }))
                .toList();
        ready.await();
        assertThat(tenant.post("/sandbox/reset", "").status()).isEqualTo(204);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(statuses).isSubsetOf(200, 204, 404);
        assertThat(server.rows(
                        "SELECT action FROM porting_order_change WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .isEmpty();
    }

    @Test
    void otherAccountsKeepWhatTheyHave() {
        Tenant tenant = server.tenant();
        Tenant other = server.tenant();
        fill(other);
        List<String> before = tables(other);

        tenant.post("/sandbox/reset", "");

        assertThat(tables(other)).containsAll(before);
    }

    @Test
    void theSandboxesOwnAccountGetsItsFixturesAnew() {
        Tenant sandbox = new Tenant(
                Api.client(Api.SANDBOX_KEY), SandboxFixtures.ACCOUNT, SandboxFixtures.USER, SandboxFixtures.API_KEY);
        String order = sandbox.order("+13035557777");
        server.reference(sandbox, "connection", "one-of-mine");
        assertThat(sandbox.post("/v2/billing_groups", "{\"name\":\"Mine\"}").status())
                .isEqualTo(200);

        assertThat(sandbox.post("/sandbox/reset", "").status()).isEqualTo(204);

        assertThat(sandbox.show(order).status()).isEqualTo(404);
        assertThat(server.rows(
                        "SELECT reference_id FROM account_reference WHERE account_id = ?::uuid",
                        SandboxFixtures.ACCOUNT.toString()))
                .isEmpty();
        assertThat(server.rows(
                        "SELECT id FROM resource WHERE account_id = ?::uuid", SandboxFixtures.ACCOUNT.toString()))
                .hasSameSizeAs(SandboxFixtures.RESOURCES);
        assertThat(server.rows(
                        "SELECT id::text FROM requirement_group WHERE account_id = ?::uuid",
                        SandboxFixtures.ACCOUNT.toString()))
                .containsExactly(
                        SandboxFixtures.requirementGroup(Instant.EPOCH).id().toString());
    }

    @Test
    void withoutAKeyNothingIsEmptied() {
        Tenant tenant = server.tenant();
        String order = tenant.order("+13035550000");

        assertThat(tenant.withKey("wrong").post("/sandbox/reset", "").status()).isEqualTo(401);

        assertThat(tenant.show(order).status()).isEqualTo(200);
    }

    /** Every table that has rows of accounts, whatever feature made it: a new one fails here until it is emptied too. */
    private List<String> tables(Tenant tenant) {
        return server.rows("""
                        SELECT table_name::text FROM information_schema.columns
                        WHERE table_schema = 'public' AND column_name = 'account_id' ORDER BY 1""").stream()
                .filter(table -> !server.rows(
                                "SELECT 'row' FROM \"" + table + "\" WHERE account_id = ?::uuid LIMIT 1",
                                tenant.accountId().toString())
                        .isEmpty())
                .toList();
    }

    private void fill(Tenant tenant) {
        server.reference(tenant, "connection");
        tenant.post("/v2/porting/calendar_links", "").ok();
        tenant.order("+13035550000");
        String gone = tenant.order("+13035550001");
        assertThat(tenant.delete("/v2/porting_orders/" + gone).status()).isEqualTo(204);
        String ported = server.completeOrder(tenant, "+13035550003");
        tenant.post("/v2/porting_orders/" + ported + "/comments", Body.of("body", "Hello."));
        assertThat(tenant.confirm(ported).status()).isEqualTo(200);
        assertThat(tenant.post("/sandbox/clock/advance", Body.of("duration", "P10D"))
                        .status())
                .isEqualTo(200);
        assertThat(tenant.get("/v2/phone_numbers").column("phone_number")).containsExactly("+13035550003");
        assertThat(tenant.confirm(server.completeOrder(tenant, "+13035550004")).status())
                .isEqualTo(200);
        String dated = server.completeOrder(tenant, "+13035550005");
        assertThat(tenant.confirm(dated).status()).isEqualTo(200);
        assertThat(tenant.post("/sandbox/clock/advance", Body.of("duration", "PT1H15M"))
                        .status())
                .isEqualTo(200);
        assertThat(tenant.show(dated).data("status.value")).isEqualTo("\"foc-date-confirmed\"");
        // At last: kept answers are gone after a day.
        assertThat(tenant.post(
                                "/v2/porting_orders",
                                Body.numbers("+13035550002"),
                                "idempotency-key",
                                UUID.randomUUID().toString())
                        .status())
                .isEqualTo(201);
    }
}
