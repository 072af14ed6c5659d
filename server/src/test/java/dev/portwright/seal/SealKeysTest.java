package dev.portwright.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The keys of an installation, which all of its servers share. */
@ServerTest
class SealKeysTest {
    @Inject
    TestServer server;

    @Inject
    Db db;

    @Inject
    Sealer sealer;

    @Inject
    Ids ids;

    @Inject
    TurnableClock clock;

    private SealKeys ofAServer() {
        return new SealKeys(db, sealer, ids, clock);
    }

    @Test
    void everyServerSealsWithTheSameKeyAndItIsKeptSealed() {
        SealKey key = ofAServer().current();
        assertThat(ofAServer().current()).isEqualTo(key);
        assertThat(server.rows("SELECT encode(certificate, 'hex') FROM seal_key"))
                .contains(HexFormat.of().formatHex(key.certificateBytes()));
        String secret = HexFormat.of().formatHex(key.privateKey().getEncoded());
        assertThat(server.everything()).noneMatch(row -> row.contains(secret));
    }

    @Test
    void aKeyIsFollowedByAnotherInItsLastYear() {
        SealKeys keys = ofAServer();
        SealKey before = keys.current();
        SealKey late = SealKey.random(ids.next(), clock.systemTime().minus(Duration.ofDays(19 * 365 + 1)));
        assertThat(keys.lasts(before)).isTrue();
        assertThat(keys.lasts(late)).isFalse();
        SealKey early = SealKey.random(ids.next(), clock.systemTime().minus(Duration.ofDays(19 * 365 - 1)));
        assertThat(keys.lasts(early)).isTrue();
    }
}
