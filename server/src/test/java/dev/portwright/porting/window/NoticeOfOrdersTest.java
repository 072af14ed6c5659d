package dev.portwright.porting.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Until when another date can be asked for, of an order that is eligible for FastPort: 72 hours before the confirmed time. */
@ServerTest
class NoticeOfOrdersTest extends AtTheDesk {
    private static final Instant FOC = Instant.parse("2026-03-20T15:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-17T15:00:00Z");

    String order;

    @BeforeEach
    void confirmed() {
        order = server.completeOrder(tenant, one);
        server.lead(tenant, order, "submitted");
    }

    private Answer wish() {
        return tenant.edit(order, Body.of("activation_settings.foc_datetime_requested", "2026-03-24T15:00:00Z"));
    }

    private Answer windows(String query) {
        return tenant.get("/v2/porting_orders/" + order + "/allowed_foc_windows" + query);
    }

    @Test
    void anOrderSaysUntilWhenItsDateCanBeChangedAndItCanBeCancelled() {
        String group = tenant.show(order).data("parent_support_key");
        String always = "{\"phone_numbers_url\":\"/v2/porting_phone_numbers?filter[porting_order_id]=" + order + "\","
                + "\"porting_order_group_id\":" + group;
        assertThat(tenant.show(order).json().path("meta").toString()).isEqualTo(always + "}");
        desk.confirmFoc(order, FOC).ok();
        assertThat(tenant.show(order).json().path("meta").toString())
                .isEqualTo(always
                        + ",\"foc_change_until\":\"2026-03-17T15:00:00Z\",\"cancel_until\":\"2026-03-18T15:00:00Z\"}");
    }

    @Test
    void laterThanTheNoticeItsDateIsNotChanged() {
        desk.confirmFoc(order, FOC).ok();
        clock.set(UNTIL.plusMillis(1));
        Answer refused = wish();
        assertThat(refused.problems()).containsExactly("10027 /activation_settings/foc_datetime_requested");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo(
                        "The numbers move at 2026-03-20T15:00:00Z. Their date can be changed until 72 hours before that,"
                                + " which was 2026-03-17T15:00:00Z.");
        assertThat(tenant.show(order).data("activation_settings.foc_datetime_requested"))
                .isEqualTo("null");
        assertThat(windows("").data()).isEmpty();
        assertThat(windows("?explain=true").data().get(0).path("reason").asString())
                .isEqualTo("notice");
        assertThat(windows("?explain=true").data().get(0).path("detail").asString())
                .isEqualTo(
                        "The numbers move at 2026-03-20T15:00:00Z. Their date could be changed until 72 hours before that,"
                                + " which was 2026-03-17T15:00:00Z.");
        assertThat(windows("?explain=true").column("open")).containsOnly("false");
        tenant.cancel(order).ok();
    }

    @Test
    void atTheLastMomentItIs() {
        desk.confirmFoc(order, FOC).ok();
        clock.set(UNTIL);
        assertThat(windows("").data()).isNotEmpty();
        assertThat(wish().ok().value("open_supplement.type")).isEqualTo("due_date");
    }

    @Test
    void aWishIsTakenBackAfterItToo() {
        desk.confirmFoc(order, FOC).ok();
        clock.set(UNTIL);
        wish().ok();
        clock.set(UNTIL.plusMillis(1));
        Answer back = tenant.edit(order, Body.of("activation_settings.foc_datetime_requested", FOC))
                .ok();
        assertThat(back.warnings()).isEmpty();
        assertThat(back.data().has("open_supplement")).isFalse();
        Answer supplements = tenant.get("/v2/porting_orders/" + order + "/supplements");
        assertThat(supplements.column("state")).containsExactly("void");
        assertThat(supplements.column("reason")).containsExactly("Taken back.");
    }

    @Test
    void theDeskIsHeldByNoNotice() {
        desk.confirmFoc(order, FOC).ok();
        clock.set(UNTIL.plusSeconds(3600));
        desk.confirmFoc(order, Instant.parse("2026-03-24T15:00:00Z")).ok();
        assertThat(tenant.show(order).value("activation_settings.foc_datetime_actual"))
                .isEqualTo("2026-03-24T15:00:00Z");
    }
}
