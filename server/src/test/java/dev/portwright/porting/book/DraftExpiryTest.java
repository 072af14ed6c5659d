package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.json.Json;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that nobody touches, on a clock that is advanced. */
@ServerTest
class DraftExpiryTest {
    @Inject
    TestServer server;

    @Inject
    Db db;

    private Tenant tenant;
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void freeze() {
        tenant = server.tenant();
        turn("reset", "");
        start = turn("freeze", "");
    }

    @AfterEach
    void reset() {
        turn("reset", "");
    }

    @Test
    void aDraftGoesAtTheMomentItWasUntouchedForThirtyDays() {
        turn("advance", "{\"duration\":\"PT7S\"}");
        String id = tenant.order("+13035550000");
        turn("advance", "{\"duration\":\"PT3S\"}");
        tenant.edit(id, Body.of("customer_reference", "mine"));

        turn("advance", "{\"duration\":\"P29DT23H59M59.999S\"}");
        assertThat(tenant.show(id).status()).isEqualTo(200);

        turn("advance", "{\"duration\":\"PT0.001S\"}");
        assertThat(tenant.show(id).status()).isEqualTo(404);

        Instant gone = start.plusSeconds(10).plus(DraftExpiry.UNTOUCHED);
        assertThat(server.rows("""
                        SELECT concat_ws(' ', version, action, actor_type, user_id, api_key_id, request_id, reason, changes,
                                         occurred_at = ?::timestamptz)
                        FROM porting_order_change WHERE porting_order_id = ?::uuid ORDER BY version DESC LIMIT 1""", gone.toString(), id))
                .containsExactly("3 deleted system Nobody touched the draft for 30 days. [] t");
        assertThat(server.rows("SELECT event_type || ' ' || payload FROM event WHERE porting_order_id = ?::uuid", id))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event).startsWith("porting_order.deleted ");
                    assertThat(Json.read(event.substring(event.indexOf('{'))))
                            .isEqualTo(Json.read("{\"id\":\"" + id
                                    + "\",\"customer_reference\":\"mine\",\"deleted_at\":\"" + gone
                                    + "\",\"record_type\":\"porting_event\",\"created_at\":\"" + gone
                                    + "\",\"updated_at\":\"" + gone + "\"}"));
                });
        assertThat(tenant.create("+13035550000").status()).isEqualTo(201);
    }

    @Test
    void whoeverTouchesADraftGivesItThirtyDaysMore() {
        String touched = tenant.order("+13035550000");
        String untouched = tenant.order("+13035550001");
        turn("advance", "{\"duration\":\"P20D\"}");
        tenant.edit(touched, Body.of("customer_reference", "mine"));

        turn("advance", "{\"duration\":\"P10D\"}");

        assertThat(tenant.show(untouched).status()).isEqualTo(404);
        assertThat(tenant.show(touched).status()).isEqualTo(200);
        turn("advance", "{\"duration\":\"P20D\"}");
        assertThat(tenant.show(touched).status()).isEqualTo(404);
    }

    @Test
    void onlyDraftsExpire() {
        String id = tenant.order("+13035550000");
        server.lead(tenant, id, "exception");

        turn("advance", "{\"duration\":\"P1Y\"}");

        assertThat(tenant.show(id).status()).isEqualTo(200);
    }

    @Test
    void moreDraftsThanAreDeletedAtOnceAllGoAtTheirTime() {
        for (int i = 0; i <= DraftExpiry.AT_ONCE; i++) {
            tenant.create("+1303555%04d".formatted(i));
        }

        turn("advance", "{\"duration\":\"P30D\"}");

        assertThat(tenant.get("/v2/porting_orders")
                        .json()
                        .at("/meta/total_results")
                        .intValue())
                .isZero();
    }

    @Test
    void afterTheClockWasSetBackDraftsExpireInTheirTime() {
        turn("advance", "{\"duration\":\"P5Y\"}");
        tenant.order("+13035550001");
        turn("reset", "");
        turn("freeze", "");
        turn("advance", "{\"duration\":\"PT1S\"}");
        String id = tenant.order("+13035550000");

        turn("advance", "{\"duration\":\"P30D\"}");

        assertThat(tenant.show(id).status()).isEqualTo(404);
    }

    @Test
    void aDraftThatSomebodyWorksOnIsLeftToThemAndLookedForAgainShortly() {
        String id = tenant.order("+13035550000");
        String other = tenant.order("+13035550001");
        db.transaction(tx -> {
            tx.sql("SELECT true FROM porting_order WHERE id = ? FOR UPDATE")
                    .set(UUID.fromString(id))
                    .one(Sql.Row::bool);

            turn("advance", "{\"duration\":\"P30D\"}");
            return null;
        });

        assertThat(tenant.show(id).status()).isEqualTo(200);
        assertThat(tenant.show(other).status()).isEqualTo(404);
        turn("advance", "{\"duration\":\"PT1S\"}");
        assertThat(tenant.show(id).status()).isEqualTo(404);
    }

    private Instant turn(String action, String body) {
        Answer answer = tenant.post("/sandbox/clock/" + action, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Instant.parse(answer.data().path("now").stringValue());
    }
}
