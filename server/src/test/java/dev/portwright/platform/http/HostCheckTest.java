package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Mode;
import dev.portwright.platform.problem.ProblemCode;
import io.vertx.core.net.HostAndPort;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCheckTest {
    private static final HostAndPort STRANGER = HostAndPort.parseAuthority("rebound.example:8080", -1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LocalHost.:8080",
                "portwright.localhost:8080",
                "127.0.0.1:8080",
                "127.9.9.9",
                "[::1]:8080"
            })
    void theNamesOfThisMachineAreAllowed(String host) {
        assertThat(check(Mode.SANDBOX, "127.0.0.1").refusal(HostAndPort.parseAuthority(host, -1)))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rebound.example",
                "localhost.rebound.example:8080",
                "notlocalhost",
                "127.0.0.1.rebound.example",
                "192.168.0.7:8080",
                "0.0.0.0:8080",
                "[2001:db8::1]:8080"
            })
    void otherNamesAreNot(String host) {
        assertThat(check(Mode.SANDBOX, "127.0.0.1").refusal(HostAndPort.parseAuthority(host, -1)))
                .isEqualTo(ProblemCode.FORBIDDEN.in(
                        "Host",
                        "This sandbox answers to the names of its own machine only, such as localhost and 127.0.0.1. To"
                                + " reach it under another name start it with PORTWRIGHT_HOST set to that name or to"
                                + " 0.0.0.0."));
    }

    @Test
    void aRequestThatNamesNoHostIsNoneOfABrowser() {
        assertThat(check(Mode.SANDBOX, "127.0.0.1").refusal(null)).isNull();
    }

    @Test
    void aDeskAndASandboxForTheNetworkAreCalledWhatTheyLike() {
        assertThat(check(Mode.DESK, "127.0.0.1").refusal(STRANGER)).isNull();
        assertThat(check(Mode.SANDBOX, "0.0.0.0").refusal(STRANGER)).isNull();
        assertThat(check(Mode.SANDBOX, "localhost").refusal(STRANGER)).isNotNull();
        assertThat(check(Mode.SANDBOX, "::1").refusal(STRANGER)).isNotNull();
    }

    private static HostCheck check(Mode mode, String host) {
        return new HostCheck(new Settings(
                0,
                host,
                Path.of("/nowhere"),
                null,
                mode,
                null,
                null,
                new SecretKeySpec(new byte[32], "AES"),
                0,
                0,
                Settings.LogFormat.TEXT,
                Settings.Http.USUAL,
                List.of(),
                Settings.Operation.USUAL,
                Settings.Outgoing.USUAL,
                Settings.Documents.USUAL,
                null));
    }
}
