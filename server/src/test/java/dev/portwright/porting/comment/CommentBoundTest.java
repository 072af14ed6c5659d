package dev.portwright.porting.comment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** An order has at most 1,000 comments of its owner and 1,000 of the desk. */
@ServerTest
class CommentBoundTest {
    private static final String HELLO = "{\"body\":\"Hello\"}";

    @Inject
    TestServer server;

    @Test
    void ofManyCommentsAtOnceAsManyAreTakenAsThereIsRoomForAndTheDeskHasItsOwn() throws Exception {
        Tenant tenant = server.tenant();
        String order = tenant.order("+13035550000");
        server.run("""
                INSERT INTO porting_comment (id, account_id, porting_order_id, user_type, user_id, body, created_at)
                SELECT gen_random_uuid(), account_id, id, 'user', user_id, 'Hello', created_at
                FROM porting_order, generate_series(1, 995) WHERE id = ?::uuid""", order);
        Callable<Answer> request = () -> tenant.post("/v2/porting_orders/" + order + "/comments", HELLO);

        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = threads.invokeAll(Collections.nCopies(12, request)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(7)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.json())
                            .isEqualTo(Json.read(Json.text(Api.error(
                                    "10027",
                                    "Unprocessable entity",
                                    "The order has 1000 comments of your account already, which is as many as it can have.",
                                    null))));
                });
        assertThat(server.rows("SELECT id::text FROM event WHERE porting_order_id = ?::uuid", order))
                .hasSize(5);
        assertThat(tenant.withKey(Api.OPERATOR_KEY)
                        .post("/operator/porting_orders/" + order + "/comments", HELLO)
                        .status())
                .isEqualTo(201);
    }
}
