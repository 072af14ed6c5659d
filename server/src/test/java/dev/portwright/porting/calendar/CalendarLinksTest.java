package dev.portwright.porting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Links by which calendar programs read the dates of an account. */
@ServerTest
class CalendarLinksTest extends AtTheDesk {
    private static final String PATH = "/v2/porting/calendar_links";

    private Answer read(Answer link, String... headers) {
        URI url = URI.create(link.value("url"));
        return tenant.withKey("").get(url.getRawPath() + "?" + url.getRawQuery(), headers);
    }

    @Test
    void aLinkIsShownOnceAndReadsWhatTheAccountReads() {
        String order = server.completeOrder(tenant, one);
        server.lead(tenant, order, "foc-date-confirmed");
        Answer made = tenant.post(PATH, Body.of("name", "Team"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.value("url"))
                .matches(tenant.client().server() + "/foc_calendar.ics\\?token=[A-Za-z0-9_-]{50,90}");
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"calendar_link","name":"Team","status":"active","url":"%s",
                 "created_at":"2026-03-11T15:00:00Z","revoked_at":null}}""".formatted(made.id(), made.value("url"))));
        assertThat(tenant.get(PATH).json()).isEqualTo(Json.read("""
                {"data":[{"id":"%s","record_type":"calendar_link","name":"Team","status":"active",
                 "created_at":"2026-03-11T15:00:00Z","revoked_at":null}],
                 "meta":{"page_number":1,"page_size":20,"total_pages":1,"total_results":1}}""".formatted(made.id())));
        Answer feed = read(made);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.text()).isEqualTo(tenant.get(CalendarTest.FEED).text()).contains("UID:" + order);
        assertThat(read(made, "if-none-match", feed.header("etag")).status()).isEqualTo(304);
        assertThat(server.tenant().get(PATH).data()).isEmpty();
    }

    @Test
    void nothingThatOpensItIsKept() {
        Answer made = tenant.post(PATH, "", "idempotency-key", "one link").ok();
        String url = made.value("url");
        assertThat(server.everything()).noneMatch(row -> row.contains(url.substring(url.indexOf('=') + 1)));
        assertThat(tenant.post(PATH, "", "idempotency-key", "one link").text()).isEqualTo(made.text());
        assertThat(tenant.get(PATH).data()).hasSize(1);
        assertThat(made.data("name")).isEqualTo("null");
    }

    @Test
    void aLinkThatIsRevokedOpensNothing() {
        Answer made = tenant.post(PATH, "").ok();
        Answer other = tenant.post(PATH, "").ok();
        Answer revoked = tenant.delete(PATH + "/" + made.id());
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.value("status")).isEqualTo("revoked");
        assertThat(revoked.value("revoked_at")).isEqualTo("2026-03-11T15:00:00Z");
        clock.set(NOW.plusSeconds(60));
        assertThat(tenant.delete(PATH + "/" + made.id()).text()).isEqualTo(revoked.text());
        assertThat(read(made).status()).isEqualTo(404);
        assertThat(read(other).status()).isEqualTo(200);
        assertThat(server.tenant().delete(PATH + "/" + other.id()).problems())
                .containsExactly("10005 calendar_link_id");
        assertThat(tenant.delete(PATH + "/" + UUID.randomUUID()).problems()).containsExactly("10005 calendar_link_id");
        assertThat(read(other).status()).isEqualTo(200);
    }

    @Test
    void whatIsNoLinkOpensNothing() {
        Answer refused = tenant.withKey("").get("/foc_calendar.ics?token=nothing");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.problems()).containsExactly("10005 token");
        assertThat(refused.json().at("/errors/0/detail").asString())
                .isEqualTo("This link opens no calendar, or was revoked. Ask whoever gave it to you for another.");
        assertThat(tenant.withKey("").get("/foc_calendar.ics").text()).isEqualTo(refused.text());
        assertThat(tenant.withKey("").get(CalendarTest.FEED).status()).isEqualTo(401);
    }

    @Test
    void theLinkOfAnAccountThatIsSuspendedOpensNothing() {
        Answer made = tenant.post(PATH, "").ok();
        server.run(
                "UPDATE account SET suspended_at = now() WHERE id = ?::uuid",
                tenant.accountId().toString());
        assertThat(read(made).status()).isEqualTo(404);
    }

    @Test
    void twentyWorkAndEightyThatDoNotAreListed() {
        for (int i = 0; i < CalendarLinks.MOST_ACTIVE; i++) {
            tenant.post(PATH, "").ok();
        }
        Answer refused = tenant.post(PATH, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").get(0).path("detail").asString())
                .isEqualTo("The account has 20 calendar links that work, which is as many as it can have."
                        + " Revoke one of them first.");
        server.run("""
                INSERT INTO calendar_link (id, account_id, created_at, revoked_at)
                SELECT gen_random_uuid(), ?::uuid, '2026-03-01T00:00:00Z'::timestamptz - n * interval '1 day', now() FROM generate_series(1, 90) n""", tenant.accountId().toString());
        tenant.delete(PATH + "/" + tenant.get(PATH).column("id").getFirst()).ok();
        tenant.post(PATH, "").ok();
        assertThat(tenant.get(PATH).json().path("meta").path("total_results").asInt())
                .isEqualTo(CalendarLinks.MOST_ACTIVE + CalendarLinks.MOST_OLD);
    }

    @Test
    void aNameHasAHundredCharactersAtMost() {
        assertThat(tenant.post(PATH, Body.of("name", "x".repeat(100))).status()).isEqualTo(201);
        assertThat(tenant.post(PATH, Body.of("name", "x".repeat(101))).problems())
                .containsExactly("10025 /name");
        assertThat(tenant.post(PATH, Body.of("name", 7)).problems()).containsExactly("10026 /name");
    }
}
