package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How many documents an account has at most, also where several are uploaded at once. */
@ServerTest
class DocumentBoundsTest {
    private static final Body PDF = Body.of("file", Base64.getEncoder().encodeToString(Files.PDF));

    @Inject
    TestServer server;

    private Tenant with(long documents, long bytes) {
        Tenant tenant = server.tenant();
        server.run(
                "INSERT INTO document_space VALUES (?::uuid, ?::bigint, ?::bigint)",
                tenant.accountId().toString(),
                String.valueOf(documents),
                String.valueOf(bytes));
        return tenant;
    }

    @Test
    void thereAreNoMoreDocumentsThanTheOperatorSays() {
        Tenant tenant = with(49_999, 0);
        String last = tenant.document("a.pdf", Files.PDF);
        Answer refused = tenant.post("/v2/documents", PDF);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("The account may have 50000 documents of 10240 MiB together");
        tenant.delete("/v2/documents/" + last).ok();
        tenant.post("/v2/documents", PDF).ok();
    }

    @Test
    void noMoreBytesEither() {
        Tenant tenant = with(1, 10_240L * 1024 * 1024 - Files.PDF.length);
        tenant.post("/v2/documents", PDF).ok();
        assertThat(tenant.post("/v2/documents", PDF).problems()).containsExactly("10027");
        assertThat(tenant.get("/v2/documents").column("id")).hasSize(1);
    }

    @Test
    void ofManyAtOnceAsManyAreTakenAsThereIsRoomFor() throws Exception {
        Tenant tenant = with(49_990, 0);
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                answers.add(
                        clients.submit(() -> tenant.post("/v2/documents", PDF).status()));
            }
        }
        int taken = 0;
        for (Future<Integer> answer : answers) {
            taken += answer.get() == 200 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(10);
        assertThat(server.rows(
                        "SELECT id::text FROM blob WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .hasSize(10);
    }
}
