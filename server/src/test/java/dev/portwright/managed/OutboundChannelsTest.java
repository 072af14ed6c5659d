package dev.portwright.managed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many outbound channels a manager has, and hands out. */
@ServerTest
class OutboundChannelsTest extends Managers {
    private static final String ALLOCATABLE = PATH + "/allocatable_global_outbound_channels";

    @Test
    void aManagerHasAThousandUntilTheOperatorSaysOtherwise() {
        assertThat(tenant.get(ALLOCATABLE).text()).isEqualTo(channels(1000, 0));

        Answer put = pool(5000);

        assertThat(put.text())
                .isEqualTo("{\"data\":{\"account_id\":\"" + tenant.accountId() + "\","
                        + "\"record_type\":\"allocatable_global_outbound_channels\","
                        + "\"allocatable_global_outbound_channels\":5000,\"total_global_channels_allocated\":0}}");
        assertThat(operator.get("/operator/accounts/" + tenant.accountId() + "/outbound_channels")
                        .text())
                .isEqualTo(put.text());
        assertThat(tenant.get(ALLOCATABLE).text()).isEqualTo(channels(5000, 0));
        assertThat(server.tenant().get(ALLOCATABLE).text()).isEqualTo(channels(1000, 0));
        pool(5000);
        pool(4000);
        assertThat(tenant.get("/v2/audit_events?sort=asc").column("changes"))
                .containsExactly(
                        "[{\"field\":\"allocatable_global_outbound_channels\",\"to\":5000,\"from\":1000}]",
                        "[{\"field\":\"allocatable_global_outbound_channels\",\"to\":4000,\"from\":5000}]");
    }

    @Test
    void whatIsHandedOutAddsUpAndIsNoMoreThanThereIs() {
        String bakery = made("Bakery").id();
        String garage = made("Garage").id();

        Answer limited = limit(bakery, 700);

        assertThat(limited.status()).isEqualTo(200);
        assertThat(limited.text())
                .isEqualTo("{\"data\":{\"channel_limit\":700,\"email\":\"bakery@example.com\",\"id\":\"" + bakery
                        + "\",\"manager_account_id\":\"" + tenant.accountId()
                        + "\",\"record_type\":\"managed_account_global_outbound_settings\"}}");
        Answer refused = limit(garage, 301);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json())
                .isEqualTo(Json.read(Json.bytes(Api.error(
                        "10033",
                        "Value outside of range",
                        "You have 1000 channels to hand out, of which your other accounts have 700. Give at most 300.",
                        "pointer:/channel_limit"))));
        assertThat(limit(garage, 300).status()).isEqualTo(200);
        assertThat(tenant.get(ALLOCATABLE).text()).isEqualTo(channels(1000, 1000));
        assertThat(limit(bakery, 0).data("channel_limit")).isEqualTo("0");
        assertThat(tenant.patch(PATH + "/" + garage + "/update_global_channel_limit", "{}")
                        .data("channel_limit"))
                .isEqualTo("300");
        assertThat(tenant.get(ALLOCATABLE).text()).isEqualTo(channels(1000, 300));
        assertThat(tenant.get("/v2/audit_events?page[size]=3").column("changes"))
                .containsExactlyInAnyOrder(
                        "[{\"field\":\"channel_limit\",\"to\":700,\"from\":0}]",
                        "[{\"field\":\"channel_limit\",\"to\":300,\"from\":0}]",
                        "[{\"field\":\"channel_limit\",\"to\":0,\"from\":700}]");
    }

    @Test
    void whatWasHandedOutStaysWhenThereIsLessAndCanOnlyBecomeFewer() {
        String bakery = made("Bakery").id();
        limit(bakery, 700).ok();
        pool(500);

        assertThat(tenant.get(ALLOCATABLE).text()).isEqualTo(channels(500, 700));
        assertThat(limit(bakery, 701).status()).isEqualTo(422);
        assertThat(limit(bakery, 600).status()).isEqualTo(200);
        assertThat(limit(made("Garage").id(), 1).problems()).containsExactly("10033 /channel_limit");
    }

    @Test
    void ofManyWhoTakeAtOnceNobodyTakesTooMuch() throws InterruptedException {
        List<Callable<Answer>> requests = IntStream.range(0, 8)
                .mapToObj(i -> made("Shop " + i).id())
                .<Callable<Answer>>map(id -> () -> limit(id, 300))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(requests).stream()
                            .map(Future::resultNow)
                            .filter(answer -> answer.status() == 200))
                    .hasSize(3);
        }
        assertThat(tenant.get(ALLOCATABLE).text()).isEqualTo(channels(1000, 900));
    }

    @ParameterizedTest
    @CsvSource({"-1, 10033", "100001, 10033", "1.5, 10026", "'\"5\"', 10026", "null, 10026"})
    void whatIsNoNumberOfChannelsIsRefused(String value, String code) {
        String id = made("Bakery").id();

        assertThat(tenant.patch(PATH + "/" + id + "/update_global_channel_limit", "{\"channel_limit\":" + value + "}")
                        .problems())
                .containsExactly(code + " /channel_limit");
        assertThat(operator.put(
                                "/operator/accounts/" + tenant.accountId() + "/outbound_channels",
                                "{\"allocatable_global_outbound_channels\":" + value + "}")
                        .problems())
                .containsExactly(code + " /allocatable_global_outbound_channels");
    }

    @Test
    void accountsThatAreNotAreNotFound() {
        String unknown = "/operator/accounts/" + NOBODY + "/outbound_channels";
        for (Answer answer : List.of(
                operator.get(unknown), operator.put(unknown, Body.of("allocatable_global_outbound_channels", 1)))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json())
                    .isEqualTo(Json.read(
                            Json.bytes(Api.error("10005", "Resource not found", "There is no such account.", null))));
        }
    }

    private Answer limit(String id, int channels) {
        return tenant.patch(PATH + "/" + id + "/update_global_channel_limit", Body.of("channel_limit", channels));
    }

    private Answer pool(int channels) {
        return operator.put(
                        "/operator/accounts/" + tenant.accountId() + "/outbound_channels",
                        Body.of("allocatable_global_outbound_channels", channels))
                .ok();
    }

    private static String channels(int all, int handedOut) {
        return "{\"data\":{\"managed_account_allow_custom_pricing\":null,\"allocatable_global_outbound_channels\":"
                + all + ",\"record_type\":\"allocatable_global_outbound_channels\",\"total_global_channels_allocated\":"
                + handedOut + "}}";
    }
}
