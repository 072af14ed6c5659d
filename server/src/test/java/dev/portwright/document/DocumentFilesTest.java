package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.file.Files;
import dev.portwright.platform.db.Db;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Documents that other features make. */
@ServerTest
class DocumentFilesTest {
    @Inject
    TestServer server;

    @Inject
    DocumentFiles files;

    @Inject
    Db db;

    /** The row that counts the account's documents is locked after everything else. */
    @Test
    void whileOneIsBeingUsedOthersOfTheAccountAreUploaded() {
        Tenant tenant = server.tenant();
        tenant.document("first.pdf", Files.PDF);
        List<String> meanwhile = new ArrayList<>();
        UUID made = db.transaction(tx -> files.addPdf(tx, tenant.accountId(), "made.pdf", Files.PDF, id -> {
            meanwhile.add(CompletableFuture.supplyAsync(
                            () -> tenant.document("second.pdf", Files.PDF), Thread::startVirtualThread)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join());
        }));
        assertThat(tenant.get("/v2/documents").ok().column("id")).contains(made.toString(), meanwhile.getFirst());
        assertThat(server.rows(
                        "SELECT documents::text FROM document_space WHERE account_id = ?::uuid",
                        tenant.accountId().toString()))
                .containsExactly("3");
    }
}
