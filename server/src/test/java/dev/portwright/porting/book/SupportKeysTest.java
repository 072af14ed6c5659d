package dev.portwright.porting.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Tenant;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys that people read to each other on the phone. */
@ServerTest
class SupportKeysTest {
    @Inject
    TestServer server;

    Tenant tenant;

    @BeforeEach
    void account() {
        tenant = server.tenant();
    }

    @Test
    void aKeyIsAPrefixAndSixHexadecimalDigits() {
        String order = server.completeOrder(tenant, "+13035550000");

        assertThat(tenant.confirm(order).data("support_key")).matches("\"sr_[0-9a-f]{6}\"");
        assertThat(tenant.show(order).data("parent_support_key")).matches("\"pr_[0-9a-f]{6}\"");
    }

    @Test
    void refusedRequestsUseUpNoKey() {
        tenant.order("+13035550000");
        tenant.order("+442079460000");
        long before = drawn();

        assertThat(tenant.create("+13035550000").problems()).containsExactly("80003 /phone_numbers/0");
        assertThat(tenant.create("+13035550001", "+13035550000").problems()).containsExactly("80003 /phone_numbers/1");
        assertThat(tenant.create("+18005550123", "+13035550002", "+442079460000")
                        .problems())
                .containsExactly("80003 /phone_numbers/2");
        assertThat(tenant.create("+13035550003", "nonsense").status()).isEqualTo(422);
        server.run("""
                INSERT INTO draft_count (account_id, part, drafts, most)
                SELECT ?::uuid, part, 6250, 6250 FROM generate_series(0, 15) part
                ON CONFLICT (account_id, part) DO UPDATE SET drafts = excluded.drafts, most = excluded.most""", tenant.accountId().toString());
        assertThat(tenant.create("+13035550004").status()).isEqualTo(422);
        assertThat(tenant.create("+13035550004", "+18005550123").status()).isEqualTo(422);

        assertThat(drawn()).isEqualTo(before);
    }

    @Test
    void eachOrderOfARequestUsesUpOne() {
        long before = drawn();

        assertThat(tenant.create("+13035550000", "+442079460000", "+18005550123")
                        .status())
                .isEqualTo(201);

        assertThat(drawn()).isEqualTo(before + 3);
    }

    @Test
    void noneRepeatsAndAfterTheLastOfSixDigitsTheyGetLonger() {
        long before = drawn();
        Set<String> seen = new HashSet<>();
        try {
            for (long from : List.of(0L, (1L << 24) - 1_000, (1L << 25) - 1_000, (1L << 40) - 1_000)) {
                server.rows("SELECT setval('porting_support_number', ?::bigint + 1)::text", Long.toString(from));
                seen.addAll(server.rows("SELECT next_support_digits() FROM generate_series(1, 2000)"));
            }
        } finally {
            server.rows("SELECT setval('porting_support_number', ?::bigint)::text", Long.toString(before));
        }
        assertThat(seen).hasSize(8_000);
        assertThat(seen).filteredOn(digits -> digits.length() == 6).hasSize(2_000 + 998);
        assertThat(seen).filteredOn(digits -> digits.length() == 7).hasSize(1_002 + 2_000);
        assertThat(seen).allMatch(digits -> digits.matches("[0-9a-f]{6,11}"));
    }

    @Test
    void theDatabaseKeepsTwoOrdersFromHavingOneKey() {
        String one = tenant.order("+13035550000");
        String other = tenant.order("+13035550001");

        assertThatThrownBy(() -> server.run("""
                        UPDATE porting_order SET support_key = (SELECT support_key FROM porting_order WHERE id = ?::uuid)
                        WHERE id = ?::uuid""", one, other)).hasMessageContaining("porting_order_support_key_unique");
    }

    private long drawn() {
        return Long.parseLong(server.rows("SELECT last_value::text FROM porting_support_number")
                .getFirst());
    }
}
