package dev.portwright.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.outbound.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverHostTest {
    @ParameterizedTest
    @CsvSource({
        "localhost, http://localhost:3000/hooks, true",
        "LocalHost, http://localhost/hooks, true",
        "localhost:3000, http://localhost:3000/hooks, true",
        "localhost:3000, http://localhost:3001/hooks, false",
        "localhost:443, https://localhost/hooks, true",
        "localhost:80, https://localhost/hooks, false",
        "localhost, http://localhost.example.com/hooks, false",
        "[::1], http://[::1]:3000/hooks, true",
        "[::1]:3000, http://[::1]:3000/hooks, true",
        "[::1]:3000, http://[::1]/hooks, false",
    })
    void isAboutReceiversThere(String text, String url, boolean expected) {
        ReceiverHost host = ReceiverHost.parse(text).orElseThrow();
        assertThat(host.is(Target.parse(url).orElseThrow())).isEqualTo(expected);
        assertThat(host.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost", "localhost/hooks", "localhost?a", "a b", "localhost:70000", "me@host", "#x"})
    void whatIsNoHostIsNone(String text) {
        assertThat(ReceiverHost.parse(text)).isEmpty();
    }
}
