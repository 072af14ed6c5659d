package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.portwright.platform.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names of a body are told not to be known, and what they are taken for. */
class BodyNamesTest {
    private static final Operation UPDATE = new Contract().operation("UpdatePortingOrder");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a/b~\":1} | /a~1b~0 | ",
                "{\"misc\":{\"typ\":1}} | /misc/typ | type",
                "{\"requirements\":[{\"field_value\":1},7,null,[],{\"fieldValue\":1}]} | /requirements/4/fieldValue | field_value",
                "{\"end_user\":{\"admin\":{\"pin\":1}}} | /end_user/admin/pin | pin_passcode",
                "{\"end_user\":{\"admin\":{\"locality\":1}}} | /end_user/admin/locality | end_user.location.locality",
                "{\"loa\":1} | /loa | documents.loa",
                "{\"misc\":{\"webhook_url\":1}} | /misc/webhook_url | ",
            })
    void aNameIsToldWithWhatMayBeMeant(String body, String pointer, String meant) {
        assertThat(unknown(body, "{}"))
                .extracting(UnknownName::pointer, UnknownName::meant)
                .containsExactly(tuple(pointer, meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[{\"a\":1}]",
                "\"a\"",
                "{\"misc\":null,\"end_user\":[{\"a\":1}],\"requirements\":{},\"documents\":\"x\"}",
                "{\"requirements\":[[{\"a\":1}]],\"phone_number_configuration\":{\"tags\":[{\"a\":1}]}}",
                "{\"status\":{\"a\":1},\"messaging\":{\"messaging_capable\":1},\"requirements\":[{\"field_type\":1}]}",
            })
    void whatIsKnownOrShownOrOfAnotherFormIsNotTold(String body) {
        assertThat(
                        unknown(
                                body,
                                "{\"status\":{},\"messaging\":{\"messaging_capable\":true},\"requirements\":[{\"field_type\":\"x\"}]}"))
                .isEmpty();
    }

    @Test
    void whatIsKnownOnlyElsewhereInWhatIsShownIsTold() {
        assertThat(unknown("{\"messaging_capable\":1}", "{\"messaging\":{\"messaging_capable\":true}}"))
                .extracting(UnknownName::pointer)
                .containsExactly("/messaging_capable");
    }

    @Test
    void noMoreAreLookedAtThanAreTold() {
        String body = IntStream.range(0, 32_000)
                .mapToObj(i -> "\"" + "k".repeat(60) + i + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
        var read = Json.read(body);
        assertTimeout(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(UPDATE.unknownNames(read, Json.read("{}"), 21)).hasSize(21);
            }
        });
    }

    private static List<UnknownName> unknown(String body, String shown) {
        return UPDATE.unknownNames(Json.read(body), Json.read(shown), 100);
    }
}
