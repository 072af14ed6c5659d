package dev.portwright.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Await;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The feed of an account's events: those after an event, in an order that does not change any more. */
@ServerTest
class EventFeedTest {
    private static final String EVENTS = "/v2/porting/events";

    @Inject
    TestServer server;

    @Inject
    DataSource dataSource;

    @Inject
    Db db;

    Tenant tenant;
    String order;

    @BeforeEach
    void order() {
        tenant = server.tenant();
        order = tenant.order("+13035550020");
    }

    private void turnMessaging(boolean on) {
        tenant.edit(order, Body.of("messaging.enable_messaging", on));
    }

    private List<String> after(String id) {
        Answer answer = tenant.get(EVENTS + "?after=" + id);
        assertThat(answer.status()).isEqualTo(200);
        return answer.column("id");
    }

    @Test
    void fromTheBeginningItGivesAllEventsOldestFirst() {
        turnMessaging(true);
        turnMessaging(false);
        List<String> newestFirst = tenant.get(EVENTS).column("id");
        assertThat(newestFirst).hasSize(2);
        assertThat(after("beginning")).containsExactlyElementsOf(newestFirst.reversed());
    }

    @Test
    void afterAnEventItGivesThoseThatCameLater() {
        turnMessaging(true);
        turnMessaging(false);
        turnMessaging(true);
        List<String> all = after("beginning");
        assertThat(after(all.getFirst())).containsExactlyElementsOf(all.subList(1, 3));
        assertThat(after(all.getLast())).isEmpty();
    }

    @Test
    void whatIsListedIsCutToThePageAndCountsWhatIsLeft() {
        turnMessaging(true);
        turnMessaging(false);
        turnMessaging(true);
        Answer page = tenant.get(EVENTS + "?after=beginning&page[size]=2");
        assertThat(page.data().size()).isEqualTo(2);
        assertThat(page.json().path("meta"))
                .isEqualTo(Json.read("{\"page_number\":1,\"page_size\":2,\"total_pages\":2,\"total_results\":3}"));
    }

    /** The place is given after the commit: a transaction that began early and ends late does not leave a gap behind. */
    @Test
    void anEventThatIsCommittedLateComesAfterThoseThatWereListedBefore() throws Exception {
        UUID late = UUID.randomUUID();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(
                    "INSERT INTO event (id, account_id, event_type, porting_order_id, occurred_at)"
                            + " VALUES (?, ?, 'porting_order.loa_updated', ?, '2026-03-11T15:00:00Z')")) {
                insert.setObject(1, late);
                insert.setObject(2, tenant.accountId());
                insert.setObject(3, UUID.fromString(order));
                insert.executeUpdate();
            }
            turnMessaging(true);
            List<String> seen = after("beginning");
            assertThat(seen).hasSize(1);
            connection.commit();
            assertThat(after(seen.getLast())).containsExactly(late.toString());
        }
    }

    @Test
    void filtersNarrowIt() {
        turnMessaging(true);
        tenant.delete("/v2/porting_orders/" + order);
        Answer deleted = tenant.get(EVENTS + "?after=beginning&filter[type]=porting_order.deleted");
        assertThat(deleted.column("event_type")).containsExactly("porting_order.deleted");
    }

    @Test
    void anEventThatIsNoneOfTheAccountIsRefused() {
        Tenant other = server.tenant();
        turnMessaging(true);
        String foreign = after("beginning").getFirst();
        for (String id : List.of(foreign, UUID.randomUUID().toString(), "yesterday")) {
            Answer refused = other.get(EVENTS + "?after=" + id);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                    {"errors":[{"code":"10017","title":"Associated resource does not exist",
                     "detail":"There is no porting event with this id. Give the id of one, or the word beginning.",
                     "source":{"parameter":"after"},"meta":{"url":"/docs/errors.html#10017"}}]}""")));
        }
    }

    @Test
    void afterAnEventThereIsNoSecondPage() {
        Answer refused = tenant.get(EVENTS + "?after=beginning&page[number]=2");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/source/parameter").stringValue())
                .isEqualTo("page[number]");
    }

    @Test
    void eventsOfAnOrderAreNumbered() {
        turnMessaging(true);
        turnMessaging(false);
        after("beginning");
        assertThat(server.rows(
                        "SELECT number::text FROM event_feed WHERE subject_id = ?::uuid ORDER BY position", order))
                .containsExactly("1", "2");
    }

    @Test
    void anotherAccountsEventCannotBeRepublished() {
        turnMessaging(true);
        String id = after("beginning").getFirst();
        assertThat(tenant.post(EVENTS + "/" + id + "/republish", "").status()).isEqualTo(204);
        assertThat(server.tenant().post(EVENTS + "/" + id + "/republish", "").status())
                .isEqualTo(404);
    }

    @Test
    void aReplayTellsHowManyEventsItIsAndWhichIsTheLast() {
        turnMessaging(true);
        turnMessaging(false);
        turnMessaging(true);
        List<String> all = after("beginning");
        Answer replayed =
                tenant.post(EVENTS + "/replay", "{\"after\":\"" + all.get(0) + "\",\"until\":\"" + all.get(1) + "\"}");
        assertThat(replayed.status()).isEqualTo(202);
        assertThat(replayed.json())
                .isEqualTo(Json.read("{\"data\":{\"record_type\":\"porting_event_replay\",\"events_count\":1,"
                        + "\"last_event_id\":\"" + all.get(1) + "\",\"has_more\":false}}"));
    }

    @Test
    void aReplayNamesEveryEventThatItDoesNotFind() {
        String nobody = UUID.randomUUID().toString();
        Answer refused = tenant.post(EVENTS + "/replay", "{\"after\":\"" + nobody + "\",\"until\":\"" + nobody + "\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).containsExactly("10017 /after", "10017 /until");
    }

    @Test
    void tenReplaysOfAnAccountAreUnderWayAtMost() throws SQLException {
        turnMessaging(true);
        after("beginning");
        String all = "{\"after\":\"beginning\"}";
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            // Whoever tells of events waits for this row.
            connection.createStatement().execute("SELECT 1 FROM event_feed_head FOR UPDATE");
            for (int n = 0; n < 10; n++) {
                assertThat(tenant.post(EVENTS + "/replay", all).status()).isEqualTo(202);
            }
            Answer refused = tenant.post(EVENTS + "/replay", all);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json()).isEqualTo(Json.read(Api.here("""
                    {"errors":[{"code":"10036","title":"Resource is being processed",
                     "detail":"10 replays are under way, which is as many as there may be. Ask again when one is over.",
                     "meta":{"url":"/docs/errors.html#10036"}}]}""")));
            connection.rollback();
        }
        Await.that(
                "the replays are over",
                () -> server.rows(
                        "SELECT id::text FROM event_replay WHERE account_id = ?::uuid",
                        tenant.accountId().toString()),
                List::isEmpty);
    }

    @Test
    void aTroubleOfTheDatabasePassesOverNoEvent() {
        TouchyListener.troubled = tenant.accountId();
        turnMessaging(true);
        Await.that("it is told", () -> TouchyListener.TOLD, told -> told.contains(tenant.accountId()));
        assertThat(TouchyListener.troubled).isNull();
    }

    @Test
    void whoHasSeenAllGoesOnAfterTheNewestAlsoWhenItIsDeleted() {
        turnMessaging(true);
        String newest = after("beginning").getFirst();
        db.transaction(tx -> {
            OldEvents.delete(tx, List.of(UUID.fromString(newest)));
            return null;
        });
        assertThat(after(newest)).isEmpty();
        turnMessaging(false);
        assertThat(after(newest)).hasSize(1).isEqualTo(after("beginning"));
    }

    @Test
    void anEventThatNobodyCanBeToldOfHoldsUpNoOthers() {
        Tenant other = server.tenant();
        String otherOrder = other.order("+13035550021");
        TouchyListener.refused = tenant.accountId();
        try {
            turnMessaging(true);
            other.edit(otherOrder, Body.of("messaging.enable_messaging", true));
            assertThat(after("beginning")).hasSize(1);
            assertThat(other.get(EVENTS + "?after=beginning").data()).hasSize(1);
            Await.that("the other is told", () -> TouchyListener.TOLD, told -> told.contains(other.accountId()));
            assertThat(TouchyListener.TOLD).doesNotContain(tenant.accountId());
        } finally {
            TouchyListener.refused = null;
        }
    }

    /** Fails for the events of one account, or once because a lock is not to be had. */
    @ApplicationScoped
    static class TouchyListener implements EventListener {
        static final Set<UUID> TOLD = ConcurrentHashMap.newKeySet();
        static volatile @Nullable UUID refused;
        static volatile @Nullable UUID troubled;

        @Override
        public void told(Tx tx, List<FedEvent> events) {
            UUID locked = troubled;
            if (locked != null
                    && events.stream().anyMatch(event -> event.accountId().equals(locked))) {
                troubled = null;
                tx.sql("DO $$ BEGIN RAISE EXCEPTION SQLSTATE '55P03'; END $$").execute();
            }
            UUID account = refused;
            if (account != null
                    && events.stream().anyMatch(event -> event.accountId().equals(account))) {
                throw new IllegalStateException("there are no words for this");
            }
            events.forEach(event -> TOLD.add(event.accountId()));
        }
    }
}
