package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An account has at most 100,000 drafts at a time. */
@ServerTest
class DraftCountTest {
    private static final int MOST = 100_000;

    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    @Test
    void ofManyRequestsAtOnceAsManyAreAnsweredAsThereIsRoomFor() throws Exception {
        leaveRoomFor(10);
        List<Callable<Answer>> requests = IntStream.range(0, 40)
                .<Callable<Answer>>mapToObj(i -> () -> tenant.create("+13035551" + (100 + i)))
                .toList();
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        // Whoever comes when others take the last places may be told that there is none a little early.
        List<String> made = new ArrayList<>(answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(Answer::id)
                .toList());
        assertThat(made.size()).isLessThanOrEqualTo(10);
        for (int i = made.size(); i < 10; i++) {
            made.add(tenant.order("+13035552" + (100 + i)));
        }
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json()).isEqualTo(full());
        });
        assertThat(tenant.create("+13035553000").json()).isEqualTo(full());
        assertThat(drafts()).isEqualTo(MOST);
        assertThat(tenant.get("/v2/porting_orders")
                        .json()
                        .at("/meta/total_results")
                        .intValue())
                .isEqualTo(10);
    }

    @Test
    void whatIsDeletedOrSubmittedMakesRoom() {
        leaveRoomFor(2);
        String one = tenant.order("+13035550001");
        String other = server.completeOrder(tenant, "+13035550002");
        assertThat(tenant.create("+13035550003").json()).isEqualTo(full());

        assertThat(tenant.delete("/v2/porting_orders/" + one).status()).isEqualTo(204);
        assertThat(tenant.create("+13035550003").status()).isEqualTo(201);
        assertThat(tenant.create("+13035550004").json()).isEqualTo(full());

        assertThat(tenant.confirm(other).status()).isEqualTo(200);
        assertThat(tenant.create("+13035550004").status()).isEqualTo(201);
        assertThat(drafts()).isEqualTo(MOST);
    }

    @Test
    void aRequestForSeveralOrdersNeedsRoomForAllOfThem() {
        leaveRoomFor(2);

        assertThat(tenant.create("+13035550000", "+442079460000", "+18005550123")
                        .json())
                .isEqualTo(full());
        assertThat(tenant.get("/v2/porting_orders").data()).isEmpty();
        assertThat(tenant.create("+13035550000", "+442079460000").status()).isEqualTo(201);
        assertThat(drafts()).isEqualTo(MOST);
    }

    @Test
    void whateverPartHasRoomIsFound() {
        for (int part = 0; part < 3; part++) {
            leaveRoomFor(0);
            server.run(
                    "UPDATE draft_count SET drafts = drafts - 1 WHERE account_id = ?::uuid AND part = ?::int",
                    tenant.accountId().toString(),
                    Integer.toString(part * 7));

            String id = tenant.order("+1303555000" + part);

            assertThat(Character.digit(id.charAt(20), 16)).isEqualTo(part * 7);
        }
    }

    /** As if the account had all but so many of its drafts. */
    private void leaveRoomFor(int room) {
        server.run("""
                INSERT INTO draft_count (account_id, part, drafts, most)
                SELECT ?::uuid, part, 6250 - CASE WHEN part = 11 THEN ?::int ELSE 0 END, 6250
                FROM generate_series(0, 15) part
                ON CONFLICT (account_id, part) DO UPDATE SET drafts = excluded.drafts, most = excluded.most""", tenant.accountId().toString(), Integer.toString(room));
    }

    private int drafts() {
        return Integer.parseInt(server.rows(
                        "SELECT sum(drafts)::text FROM draft_count WHERE account_id = ?::uuid",
                        tenant.accountId().toString())
                .getFirst());
    }

    private static JsonNode full() {
        return Json.read(Json.text(Api.error(
                "10027",
                "Unprocessable entity",
                "An account may have 100000 drafts at a time, and this request would make more. Submit or delete some drafts"
                        + " first.",
                null)));
    }
}
