package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Db;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders of an account go step by step. */
@ServerTest
class OrderDataTest {
    private static final List<String> TABLES =
            List.of("porting_order", "porting_phone_number", "porting_order_change", "sandbox_scenario", "draft_count");

    @Inject
    TestServer server;

    @Inject
    Db db;

    @Inject
    @Any
    Instance<AccountData> features;

    @Test
    void whatAResetThatDiedOnTheWayLeavesIsWholeAndTheNextOneGoesOn() {
        Tenant tenant = server.tenant();
        String submitted = server.completeOrder(tenant, "+13035550000");
        assertThat(tenant.confirm(submitted).status()).isEqualTo(200);
        for (int i = 0; i < 119; i++) {
            tenant.order("+13035551" + (100 + i), "+13035552" + (100 + i));
        }

        assertThat(step(tenant)).isTrue();

        assertThat(rows(tenant)).containsExactly(20L, 40L, 20L, 0L, 20L);
        assertThat(server.rows("SELECT task_instance FROM scheduled_tasks")).doesNotContain(submitted);
        assertThat(tenant.get("/v2/porting_orders?page[size]=250").data()).hasSize(20);

        assertThat(tenant.post("/sandbox/reset", "").status()).isEqualTo(204);

        assertThat(rows(tenant)).containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void ofLargeOrdersFewGoAtATime() {
        Tenant tenant = server.tenant();
        for (int i = 0; i < 4; i++) {
            String order = tenant.order("+1303555300" + i);
            server.run("UPDATE porting_order SET phone_numbers_count = 3000 WHERE id = ?::uuid", order);
        }

        assertThat(step(tenant)).isTrue();

        assertThat(rows(tenant).getFirst()).isEqualTo(2);
    }

    @Test
    void theHistoryOfDeletedOrdersGoesToo() {
        Tenant tenant = server.tenant();
        String order = tenant.order("+13035550000");
        assertThat(tenant.delete("/v2/porting_orders/" + order).status()).isEqualTo(204);
        assertThat(rows(tenant)).containsExactly(0L, 0L, 2L, 0L, 0L);

        assertThat(step(tenant)).isTrue();
        assertThat(step(tenant)).isFalse();

        assertThat(rows(tenant)).containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    private boolean step(Tenant tenant) {
        AccountData orders = features.stream()
                .filter(feature -> feature instanceof OrderData)
                .findFirst()
                .orElseThrow();
        return db.transaction(tx -> orders.emptySome(tx, tenant.accountId()));
    }

    /** How many rows the account has in each of {@link #TABLES}; of the count of drafts, what it counts. */
    private List<Long> rows(Tenant tenant) {
        return TABLES.stream()
                .map(table -> table.equals("draft_count")
                        ? "coalesce(sum(drafts), 0)::text FROM draft_count"
                        : "count(*)::text FROM " + table)
                .map(from -> Long.parseLong(server.rows(
                                "SELECT " + from + " WHERE account_id = ?::uuid",
                                tenant.accountId().toString())
                        .getFirst()))
                .toList();
    }
}
