package dev.portwright.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much an operator can give to one account. */
@ServerTest
class AccountBoundsTest {
    @Inject
    TestServer server;

    Tenant tenant;
    Tenant operator;
    String path;

    @BeforeEach
    void account() {
        tenant = server.tenant();
        operator = tenant.withKey(Api.OPERATOR_KEY);
        path = "/operator/accounts/" + tenant.accountId();
    }

    @Test
    void anAccountHasAtMostTenThousandUsers() throws Exception {
        server.run("""
                INSERT INTO account_user (id, account_id, name, created_at)
                SELECT gen_random_uuid(), ?::uuid, 'Test', now() FROM generate_series(1, 9997)""", tenant.accountId().toString());

        assertThat(made(() -> operator.post(path + "/users", Body.of("name", "Test"))))
                .isEqualTo(2);

        assertRefused(operator.post(path + "/users", Body.of("name", "Test")), "An account has at most 10000 users.");
    }

    @Test
    void anAccountHasAtMostTenThousandKeys() throws Exception {
        server.run("""
                INSERT INTO api_key (id, account_id, user_id, name, prefix, key_hash, created_at, revoked_at)
                SELECT gen_random_uuid(), account_id, id, 'Test', '', uuid_send(gen_random_uuid()), now(), now()
                FROM account_user, generate_series(1, 9997) WHERE account_id = ?::uuid""", tenant.accountId().toString());

        assertThat(made(() -> operator.post(path + "/api_keys", Body.of("name", "Test"))))
                .isEqualTo(2);

        assertRefused(
                operator.post(path + "/api_keys", Body.of("name", "Test")),
                "An account has at most 10000 keys, revoked ones among them.");
    }

    @Test
    void anAccountHasAtMostAHundredThousandReferencesOfAKind() throws Exception {
        server.run("""
                INSERT INTO account_reference (account_id, kind, reference_id, created_at)
                SELECT ?::uuid, 'document', n::text, now() FROM generate_series(1, 99999) n""", tenant.accountId().toString());

        assertThat(operator.put(path + "/references/document/one-more", "").status())
                .isEqualTo(201);

        assertRefused(
                operator.put(path + "/references/document/another", ""),
                "The account has 100000 references of this kind, which is as many as it can have. Delete some first.");
        assertThat(operator.put(path + "/references/document/one-more", "").status())
                .isEqualTo(200);
        assertThat(operator.put(path + "/references/connection/another", "").status())
                .isEqualTo(201);
    }

    private static long made(Callable<Answer> request) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(Collections.nCopies(8, request)).stream()
                    .map(Future::resultNow)
                    .filter(answer -> answer.status() == 201)
                    .count();
        }
    }

    private static void assertRefused(Answer answer, String why) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("10027");
        assertThat(answer.json().at("/errors/0/detail").asString()).isEqualTo(why);
    }
}
