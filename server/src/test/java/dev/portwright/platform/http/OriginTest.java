package dev.portwright.platform.http;

import static dev.portwright.platform.http.ClientAddressTest.context;
import static dev.portwright.platform.http.ClientAddressTest.request;
import static dev.portwright.platform.http.ClientAddressTest.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.Settings;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class OriginTest {
    private final Origin origin = new Origin(settings("10.0.0.0/8"), new ClientAddress(settings("10.0.0.0/8")));

    @Test
    void linksLeadToTheHostThatWasAsked() {
        assertThat(of(request("203.0.113.7", "host", "porting.example.com:8443")))
                .isEqualTo("http://porting.example.com:8443");
    }

    @Test
    void aProxyThatIsTrustedSaysThatItWasHttps() {
        assertThat(of(request("10.1.2.3", "host", "porting.example.com", "x-forwarded-proto", "https")))
                .isEqualTo("https://porting.example.com");
        assertThat(of(request("203.0.113.7", "host", "porting.example.com", "x-forwarded-proto", "https")))
                .isEqualTo("http://porting.example.com");
        assertThat(of(request("10.1.2.3", "host", "porting.example.com", "x-forwarded-proto", "javascript")))
                .isEqualTo("http://porting.example.com");
    }

    @Test
    void whatNamesNoHostOrATooLongOneHearsTheAddressItCameTo() {
        assertThat(of(request("203.0.113.7"))).isEqualTo("http://127.0.0.1:8080");
        assertThat(of(request("203.0.113.7", "host", "a".repeat(261)))).hasSize("http://".length() + 261);
        assertThat(of(request("203.0.113.7", "host", "a".repeat(262)))).isEqualTo("http://127.0.0.1:8080");
        RoutingContext refused = context(request("203.0.113.7", "host", "localhost"), new HashMap<>());
        origin.keep(refused, true);
        assertThat(Origin.of(refused)).isEqualTo("http://127.0.0.1:8080");
    }

    @Test
    void whereTheOperatorSaysHowItIsFoundRequestsDoNot() {
        Settings settings = settings(new Settings.Http(10, Duration.ZERO, "https://porting.example.com"), "10.0.0.0/8");
        Origin said = new Origin(settings, new ClientAddress(settings));
        RoutingContext context = context(request("10.1.2.3", "host", "evil.example"), new HashMap<>());
        said.keep(context, false);
        assertThat(Origin.of(context)).isEqualTo("https://porting.example.com");
    }

    private String of(HttpServerRequest request) {
        RoutingContext context = context(request, new HashMap<>());
        origin.keep(context, false);
        return Origin.of(context);
    }
}
