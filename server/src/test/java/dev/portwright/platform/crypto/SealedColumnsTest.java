package dev.portwright.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@ServerTest
class SealedColumnsTest {
    @Inject
    TestServer server;

    @Inject
    Instance<SealedColumn> columns;

    @Test
    void everyColumnOfBytesIsSealedAnewWithTheKeyOrHoldsNothingSealed() {
        assertThat(server.rows("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND data_type = 'bytea'
                            AND column_name NOT IN ('key_hash', 'request_hash', 'task_data', 'certificate')
                            AND table_name NOT IN ('encryption_check', 'blob_part')"""))
                .containsExactlyInAnyOrderElementsOf(columns.stream()
                        .map(column -> column.table() + "." + column.column())
                        .toList());
    }

    @Test
    void theMetricsTellWhichKeySeals() {
        assertThat(server.tenant().get("/metrics").text())
                .containsPattern("portwright_sealing_key\\{key=\"[0-9a-f]{8}\"} 1.0")
                .containsPattern("portwright_sealed_values\\{key=\"[0-9a-f]{8}\"} \\d")
                .contains("portwright_sealed_values{key=\"unnamed\"} 0.0");
    }
}
