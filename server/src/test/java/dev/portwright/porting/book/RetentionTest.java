package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of orders that are over. */
@ServerTest
class RetentionTest {
    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    Db db;

    @Inject
    OldSupplements supplements;

    private Tenant tenant;

    @BeforeEach
    void longAgo() {
        // Before the orders of other tests, so that none of theirs is old enough.
        clock.set(Instant.parse("2021-03-11T15:00:00Z"));
        tenant = server.tenant();
    }

    @AfterEach
    void release() {
        clock.release();
    }

    @Test
    void historyAndEventsOfOrdersThatWereOverForLongGo() {
        String ported = tenant.order("+13035550000");
        tenant.edit(ported, Body.of("customer_reference", "mine"));
        server.lead(tenant, ported, "ported");
        String cancelled = tenant.order("+13035550001");
        server.lead(tenant, cancelled, "cancelled");
        String deleted = tenant.order("+13035550002");
        tenant.delete("/v2/porting_orders/" + deleted);
        tenant.post("/v2/porting_orders/" + ported + "/comments", Body.of("body", "thanks"));
        int all = history(ported);
        clock.advance(KEPT);
        sweep();
        assertThat(history(ported)).isEqualTo(all);
        assertThat(events(ported)).isPositive();
        assertThat(events(deleted)).isPositive();

        // A clock that stands gives each edit a millisecond of its own.
        clock.advance(Duration.ofMillis(20));
        sweep();

        for (String order : new String[] {ported, cancelled, deleted}) {
            assertThat(history(order)).isZero();
            assertThat(events(order)).isZero();
        }
        assertThat(tenant.show(ported).status()).isEqualTo(200);
        assertThat(tenant.get("/v2/porting_orders/" + ported + "/comments").text())
                .contains("thanks");
    }

    @Test
    void ordersThatAreNotOverKeepAllOfIt() {
        String draft = tenant.order("+13035550000");
        tenant.edit(draft, Body.of("customer_reference", "mine"));
        String submitted = tenant.order("+13035550001");
        server.lead(tenant, submitted, "submitted");
        int all = history(submitted);
        int events = events(draft);
        clock.advance(KEPT.multipliedBy(4));

        sweep();

        assertThat(history(draft)).isEqualTo(2);
        assertThat(history(submitted)).isEqualTo(all);
        assertThat(events(draft)).isEqualTo(events);
    }

    @Test
    void whatHappenedToAnOrderLatelyKeepsItsWholeHistory() {
        String rated = tenant.order("+13035550000");
        server.lead(tenant, rated, "ported");
        int all = history(rated);
        clock.advance(Duration.ofDays(89));
        tenant.edit(rated, Body.of("user_feedback.user_rating", 5));
        clock.advance(Duration.ofDays(2));

        sweep();

        assertThat(history(rated)).isEqualTo(all + 1);
    }

    @Test
    void anEventThatCameAfterTheRestGoesLater() {
        String ported = tenant.order("+13035550000");
        server.lead(tenant, ported, "ported");
        clock.advance(Duration.ofDays(91));
        tenant.post("/v2/porting_orders/" + ported + "/comments", Body.of("body", "late"));
        sweep();
        assertThat(history(ported)).isZero();
        assertThat(events(ported)).isOne();

        clock.advance(Duration.ofDays(91));
        sweep();

        assertThat(events(ported)).isZero();
    }

    @Test
    void moreRowsThanGoAtOnceAllGo() {
        String account = tenant.accountId().toString();
        server.run("""
                INSERT INTO porting_order_change
                    (id, account_id, porting_order_id, version, occurred_at, action, actor_type, changes)
                SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ?::uuid, gen_random_uuid(), 1,
                    '2020-01-01 00:00Z', 'deleted', 'system', '[]'
                FROM generate_series(1, 1001) n""", account);

        assertThat(sweep()).isGreaterThanOrEqualTo(4);

        assertThat(count("porting_order_change WHERE account_id", account)).isZero();
    }

    @Test
    void whatTheCarrierWasAskedForGoesToo() {
        String open = asking("+13035550000");
        String cancelled = asking("+13035550001");
        server.lead(tenant, cancelled, "cancelled");
        String ported = asking("+13035550002");
        server.lead(tenant, ported, "ported");
        server.run("""
                INSERT INTO porting_supplement
                    (porting_order_id, account_id, number, type, state, changes, sent_by, sent_at, answered_by, answered_at)
                SELECT porting_order_id, account_id, number + n, type, 'void', changes, sent_by, sent_at, sent_by, sent_at
                FROM porting_supplement, generate_series(10, 609) n WHERE porting_order_id = ?::uuid AND number = 1""", cancelled);
        clock.advance(KEPT);
        sweep();
        assertThat(tenant.get(supplementsOf(ported)).text()).contains("\"old_value\":\"1 Main St\"");

        clock.advance(Duration.ofMillis(20));
        sweep();

        assertThat(tenant.get(supplementsOf(ported)).ok().data()).isEmpty();
        assertThat(tenant.get(supplementsOf(cancelled)).ok().data()).isEmpty();
        assertThat(count("porting_supplement WHERE porting_order_id", cancelled))
                .isZero();
        assertThat(tenant.get(supplementsOf(open)).column("number")).containsExactly("1");
    }

    /** The id of a new order whose owner has asked the losing carrier for another address. */
    private String asking(String number) {
        String order = tenant.order(number);
        server.lead(tenant, order, "submitted");
        tenant.post(supplementsOf(order), Body.of("end_user.location.street_address", "2 Main St"))
                .ok();
        return order;
    }

    private static String supplementsOf(String order) {
        return "/v2/porting_orders/" + order + "/supplements";
    }

    /** Goes through everything once; answers in how many steps. */
    private int sweep() {
        HistorySweep sweep = new HistorySweep(supplements);
        int steps = 1;
        while (db.transaction(tx -> sweep.step(tx, clock.instant().minus(KEPT)))) {
            steps++;
        }
        return steps;
    }

    private int history(String order) {
        return count("porting_order_change WHERE porting_order_id", order);
    }

    private int events(String order) {
        return count("event WHERE porting_order_id", order);
    }

    private int count(String what, String id) {
        return Integer.parseInt(server.rows("SELECT count(*)::text FROM " + what + " = ?::uuid", id)
                .getFirst());
    }
}
