package dev.portwright.porting.correction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.AtTheDesk;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that the owner of an order gives to the end customer. */
@ServerTest
class CorrectionLinksTest extends AtTheDesk {
    String order;
    String path;

    @BeforeEach
    void order() {
        order = server.completeOrder(tenant, one);
        path = "/v2/porting_orders/" + order + "/correction_links";
    }

    private void comeBack() {
        server.lead(tenant, order, "exception");
    }

    private int page(Answer link) {
        return tenant.withKey("").get(relative(link)).status();
    }

    private static String relative(Answer link) {
        URI url = URI.create(link.value("url"));
        return url.getRawPath() + "?" + url.getRawQuery();
    }

    @Test
    void aLinkIsShownOnceAndWorksForAWeek() {
        comeBack();
        Answer made = tenant.post(path, "");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.value("url")).matches(tenant.client().server() + "/corrections\\?token=[A-Za-z0-9_-]{50,90}");
        assertThat(made.json()).isEqualTo(Json.read("""
                {"data":{"id":"%s","record_type":"porting_correction_link","porting_order_id":"%s","status":"active",
                 "confirm_when_corrected":false,"url":"%s","expires_at":"2026-03-18T15:00:00Z","corrected_at":null,
                 "created_at":"2026-03-11T15:00:00Z"}}""".formatted(made.id(), order, made.value("url"))));
        Answer list = tenant.get(path);
        assertThat(list.json()).isEqualTo(Json.read("""
                {"data":[{"id":"%s","record_type":"porting_correction_link","porting_order_id":"%s","status":"active",
                 "confirm_when_corrected":false,"expires_at":"2026-03-18T15:00:00Z","corrected_at":null,
                 "created_at":"2026-03-11T15:00:00Z"}],
                 "meta":{"page_number":1,"page_size":20,"total_pages":1,"total_results":1}}""".formatted(made.id(), order)));
        assertThat(page(made)).isEqualTo(200);
        clock.set(NOW.plus(Duration.ofDays(7)));
        assertThat(page(made)).isEqualTo(404);
        assertThat(tenant.get(path).column("status")).containsExactly("expired");
    }

    @Test
    void nothingThatOpensItIsKept() {
        comeBack();
        String url = tenant.post(path, "", "idempotency-key", "one link").ok().value("url");
        String token = url.substring(url.indexOf('=') + 1);
        assertThat(server.everything()).noneMatch(row -> row.contains(token));
        assertThat(tenant.post(path, "", "idempotency-key", "one link").ok().value("url"))
                .as("the kept answer is sealed")
                .isEqualTo(url);
        assertThat(tenant.get(path).data()).hasSize(1);
    }

    @Test
    void itsTimeCanBeChosen() {
        comeBack();
        Answer made = tenant.post(path, Body.of("expires_in_secs", 60)).ok();
        assertThat(made.value("expires_at")).isEqualTo("2026-03-11T15:01:00Z");
        clock.set(NOW.plusSeconds(59));
        assertThat(page(made)).isEqualTo(200);
        clock.set(NOW.plusSeconds(60));
        assertThat(page(made)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"59", "2592001", "\"a day\"", "1.5", "null"})
    void aTimeOutsideOfAMinuteToThirtyDaysIsRefused(String seconds) {
        comeBack();
        Answer refused = tenant.post(path, "{\"expires_in_secs\":" + seconds + "}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problems()).isNotEmpty().allMatch(problem -> problem.endsWith(" /expires_in_secs"));
        assertThat(tenant.get(path).data()).isEmpty();
    }

    @Test
    void onlyWhatCameBackCanBeCorrected() {
        Answer refused = tenant.post(path, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").get(0).path("detail").asString())
                .isEqualTo("There is nothing to correct: this order is draft, not in exception.");
    }

    @Test
    void aLinkThatIsRevokedOpensNothing() {
        comeBack();
        Answer made = tenant.post(path, "").ok();
        Answer other = tenant.post(path, "").ok();
        Answer revoked = tenant.delete(path + "/" + made.id());
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.value("status")).isEqualTo("revoked");
        assertThat(page(made)).isEqualTo(404);
        assertThat(page(other)).isEqualTo(200);
        assertThat(tenant.delete(path + "/" + made.id()).text()).isEqualTo(revoked.text());
        assertThat(tenant.delete(path + "/" + order).problems()).containsExactly("10005 correction_link_id");
        assertThat(server.tenant().delete(path + "/" + other.id()).problems()).containsExactly("10005 id");
        assertThat(page(other)).isEqualTo(200);
    }

    @Test
    void tenLinksOfAnOrderWorkAndNinetyThatDoNotAreListed() {
        comeBack();
        List<Answer> made = IntStream.range(0, CorrectionLinks.MOST_ACTIVE)
                .mapToObj(
                        any -> tenant.post(path, Body.of("expires_in_secs", 60)).ok())
                .toList();
        Answer refused = tenant.post(path, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").get(0).path("detail").asString())
                .isEqualTo("The order has 10 correction links that work, which is as many as it can have."
                        + " Revoke one of them first.");
        tenant.delete(path + "/" + made.getFirst().id()).ok();
        for (int i = 0; i < 10; i++) {
            clock.set(NOW.plus(Duration.ofMinutes(2L * (i + 1))));
            for (int j = 0; j < 9; j++) {
                tenant.post(path, Body.of("expires_in_secs", 60)).ok();
            }
        }
        clock.set(NOW.plus(Duration.ofHours(1)));
        tenant.post(path, "").ok();
        assertThat(tenant.get(path + "?page%5Bsize%5D=250").data()).hasSize(CorrectionLinks.MOST_OLD + 1);
    }
}
