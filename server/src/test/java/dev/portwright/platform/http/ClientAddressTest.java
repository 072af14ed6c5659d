package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.IpRange;
import dev.portwright.platform.config.Settings;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    private final ClientAddress address = new ClientAddress(settings("10.0.0.0/8", "2001:db8:1::/48", "192.0.2.1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The one before the proxies counts, whatever it says of others.
                "10.1.2.3 | 203.0.113.7                            | 203.0.113.7",
                "10.1.2.3 | 198.51.100.1, 203.0.113.7              | 203.0.113.7",
                "10.1.2.3 | 198.51.100.1,203.0.113.7 , 10.9.9.9    | 203.0.113.7",
                "10.1.2.3 | 203.0.113.7:4711                       | 203.0.113.7",
                "10.1.2.3 | 2001:db8:2::7                          | 2001:db8:2::7",
                "10.1.2.3 | [2001:db8:2:0:0::7]:4711               | 2001:db8:2::7",
                "2001:db8:1::9 | 203.0.113.7                       | 203.0.113.7",
                "192.0.2.1 | ::ffff:203.0.113.7                    | 203.0.113.7",
                // Proxies all the way.
                "10.1.2.3 | 10.0.0.9, 10.0.0.8                     | 10.0.0.9",
                // Of what is no address nothing is believed, nor of what stands before it.
                "10.1.2.3 | unknown                                | 10.1.2.3",
                "10.1.2.3 | 203.0.113.7, nobody                    | 10.1.2.3",
                "10.1.2.3 | 203.0.113.7, nobody, 10.0.0.8          | 10.0.0.8",
                "10.1.2.3 | 203.0.113                              | 10.1.2.3",
                "10.1.2.3 | 203.0.113.7;DROP                       | 10.1.2.3",
                "10.1.2.3 | ' '                                    | 10.1.2.3",
                // Who is no proxy says what he likes.
                "192.0.2.2 | 203.0.113.7                           | 192.0.2.2",
                "127.0.0.1 | 203.0.113.7                           | 127.0.0.1",
            })
    void theClientIsTheLastHopThatIsNoProxy(String peer, String forwardedFor, String client) {
        assertThat(address.of(request(peer, "x-forwarded-for", forwardedFor))).isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.7                                           | 203.0.113.7",
                "for=198.51.100.1, For=\"203.0.113.7:80\";proto=https      | 203.0.113.7",
                "proto=https;by=10.0.0.1;for=\"[2001:db8:2::7]:4711\"      | 2001:db8:2::7",
                "for=198.51.100.1, for=_hidden                             | 10.1.2.3",
                "by=203.0.113.7                                            | 10.1.2.3",
            })
    void theStandardHeaderIsReadToo(String forwarded, String client) {
        assertThat(address.of(request("10.1.2.3", "forwarded", forwarded))).isEqualTo(client);
    }

    @Test
    void aHeaderOfEachKindIsBelievedOnlyWhenBothSayTheSame() {
        assertThat(address.of(request(
                        "10.1.2.3",
                        "x-forwarded-for",
                        "203.0.113.7",
                        "forwarded",
                        "for=\"203.0.113.7:80\";proto=https")))
                .isEqualTo("203.0.113.7");
        assertThat(address.of(request("10.1.2.3", "x-forwarded-for", "203.0.113.7", "forwarded", "for=198.51.100.1")))
                .isEqualTo("10.1.2.3");
    }

    @Test
    void headersOfTheSameNameAreOneList() {
        assertThat(address.of(request("10.1.2.3", "x-forwarded-for", "198.51.100.1", "x-forwarded-for", "203.0.113.7")))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void withoutHeadersItIsTheProxyAndWithoutAnAddressADash() {
        assertThat(address.of(request("10.1.2.3"))).isEqualTo("10.1.2.3");
        assertThat(address.of(request("fe80:0:0::1"))).isEqualTo("fe80::1");
        assertThat(address.of(request(null))).isEqualTo("-");
    }

    @Test
    void itIsFoundOutOnceForARequest() {
        Map<String, Object> data = new HashMap<>();
        assertThat(address.of(context(request("10.1.2.3", "x-forwarded-for", "203.0.113.7"), data)))
                .isEqualTo("203.0.113.7");
        assertThat(address.of(context(request(null), data))).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:2:3:4:5:6:7, 2001:db8:2:3::/64",
        "2001:db8:2:3::1, 2001:db8:2:3::/64",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void anIpv6CustomerIsANetwork(String peer, String network) {
        assertThat(address.network(context(request(peer), new HashMap<>()))).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "192.168.4.0/22, 192.168.7.255, true",
        "192.168.4.0/22, 192.168.8.0, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void aNetworkHasTheAddressesThatShareItsBeginning(String network, String text, boolean within) {
        assertThat(IpRange.parse(network)
                        .orElseThrow()
                        .contains(IpRange.address(text).orElseThrow()))
                .isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8"})
    void whatIsNoNetworkIsNone(String text) {
        assertThat(IpRange.parse(text)).isEmpty();
    }

    static HttpServerRequest request(@Nullable String peer, String... headers) {
        MultiMap map = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            map.add(headers[i], headers[i + 1]);
        }
        return proxy(HttpServerRequest.class, (name, given) -> switch (name) {
            case "remoteAddress" ->
                Optional.ofNullable(peer)
                        .map(host -> SocketAddress.inetSocketAddress(1, host))
                        .orElse(null);
            case "headers" -> map;
            case "getHeader" -> map.get((String) given[0]);
            case "isSSL" -> false;
            case "localAddress" -> SocketAddress.inetSocketAddress(8080, "127.0.0.1");
            default -> throw new UnsupportedOperationException(name);
        });
    }

    static RoutingContext context(HttpServerRequest request, Map<String, Object> data) {
        return proxy(RoutingContext.class, (name, given) -> switch (name) {
            case "request" -> request;
            case "get" -> data.get((String) given[0]);
            case "put" -> data.put((String) given[0], given[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private interface Call {
        @Nullable
        Object to(String name, Object[] given);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, given) -> call.to(method.getName(), given)));
    }

    static Settings settings(String... proxies) {
        return settings(Settings.Http.USUAL, proxies);
    }

    static Settings settings(Settings.Http http, String... proxies) {
        return new Settings(
                0,
                "127.0.0.1",
                Path.of("/nowhere"),
                null,
                Settings.Mode.DESK,
                null,
                null,
                new SecretKeySpec(new byte[32], "AES"),
                0,
                0,
                Settings.LogFormat.TEXT,
                http,
                Stream.of(proxies)
                        .map(text -> IpRange.parse(text).orElseThrow())
                        .toList(),
                Settings.Operation.USUAL,
                Settings.Outgoing.USUAL,
                Settings.Documents.USUAL,
                null);
    }
}
