package dev.portwright.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How many accounts a manager can make, and how often it can change one. */
@ServerTest
class ManagedAccountBoundsTest extends Managers {
    @Test
    void anAccountManagesAtMostAThousand() throws InterruptedException {
        server.run("""
                WITH made AS (
                    INSERT INTO account (id, name, created_at)
                    SELECT gen_random_uuid(), 'Test', now() FROM generate_series(1, 997) RETURNING id)
                INSERT INTO managed_account (
                    id, account_id, email, allow_custom_pricing, rollup_billing, channel_limit, version, created_at, updated_at)
                SELECT id, ?::uuid, id::text, false, false, 0, 1, now(), now() FROM made""", tenant.accountId().toString());
        Callable<Answer> request = () -> tenant.post(PATH, Body.of("business_name", "Test"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(8, request)).stream()
                            .map(Future::resultNow)
                            .filter(answer -> answer.status() == 200))
                    .hasSize(3);
        }

        Answer refused = tenant.post(PATH, Body.of("business_name", "Test"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10027",
                        "Unprocessable entity",
                        "The account manages 1000 accounts, disabled ones among them, which is as many as it can.",
                        null))));
        assertThat(tenant.get(PATH).json().path("meta").path("total_results").asInt())
                .isEqualTo(1000);
    }

    @Test
    void whatWasChangedTooOftenCanOnlyBeDisabled() {
        String id = made("Bakery").id();
        String path = PATH + "/" + id;
        server.run("UPDATE managed_account SET version = 9999 WHERE id = ?::uuid", id);
        tenant.patch(path, Body.of("managed_account_allow_custom_pricing", true))
                .ok();

        String why = "The account was changed 10000 times, which is as often as it can be. It can still be disabled.";
        for (Answer refused : new Answer[] {
            tenant.patch(path, Body.of("managed_account_allow_custom_pricing", false)),
            tenant.patch(path + "/update_global_channel_limit", Body.of("channel_limit", 1))
        }) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json())
                    .isEqualTo(Json.read(Json.bytes(Api.error("10027", "Unprocessable entity", why, null))));
        }
        assertThat(tenant.post(path + "/actions/enable", "").status()).isEqualTo(200);
        assertThat(tenant.post(path + "/actions/disable", "").status()).isEqualTo(200);
        assertThat(tenant.post(path + "/actions/enable", "").status()).isEqualTo(422);
    }
}
