package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://example.com                     | http  | example.com        | 80    | /",
                "HTTPS://EXAMPLE.COM./A?b=%20c          | https | example.com        | 443   | /A?b=%20c",
                "https://example.com:8443?a=1           | https | example.com        | 8443  | /?a=1",
                "http://example.com:/x/../y             | http  | example.com        | 80    | /x/../y",
                "http://portwright_web:3000/hook        | http  | portwright_web     | 3000  | /hook",
                "http://127.0.0.1:65535/x               | http  | 127.0.0.1          | 65535 | /x",
                "http://[::1]:1/x                       | http  | ::1                | 1     | /x",
                "http://[2001:DB8:0::7]/                | http  | 2001:db8::7        | 80    | /",
                "http://[::ffff:203.0.113.7]/           | http  | 203.0.113.7        | 80    | /",
                "http://bücher.example/größe?ö=ü        | http  | xn--bcher-kva.example | 80 | /gr%C3%B6%C3%9Fe?%C3%B6=%C3%BC",
                "http://ｅxample.com/                    | http  | example.com        | 80    | /",
                "http://１２７.0.0.1/                      | http  | 127.0.0.1          | 80    | /",
            })
    void aUrlIsReadAsItIsAskedFor(String url, String scheme, String host, int port, String pathAndQuery) {
        assertThat(Target.fault(url)).isEmpty();
        assertThat(Target.parse(url)).contains(new Target(scheme, host, port, pathAndQuery));
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com, http://example.com:80, example.com",
        "https://example.com/x, https://example.com:443, example.com",
        "http://example.com:443, http://example.com:443, example.com:443",
        "https://example.com:80, https://example.com:80, example.com:80",
        "http://[::1]:8080/, http://[::1]:8080, [::1]:8080",
        "http://[::1]/, http://[::1]:80, [::1]",
    })
    void whereItGoesHasAPortAndTheHostHeaderOneThatIsNotUsual(String url, String origin, String hostHeader) {
        Target target = Target.parse(url).orElseThrow();
        assertThat(target.origin()).isEqualTo(origin);
        assertThat(target.hostHeader()).isEqualTo(hostHeader);
    }
}
