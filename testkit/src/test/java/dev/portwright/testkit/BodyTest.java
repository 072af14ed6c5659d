package dev.portwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void attributesAreNestedByTheirPaths() {
        Body body = Body.of("end_user.admin.entity_name", "Acme \"Inc.\"")
                .with("end_user.admin.pin_passcode", null)
                .with("messaging.enable_messaging", true)
                .with("activation_settings", Map.of("foc_datetime_requested", "x"))
                .with("activation_settings.foc_datetime_requested", Instant.parse("2026-03-11T15:00:00Z"))
                .with("phone_numbers", new Body[] {Body.numbers("+1")});
        assertThat(body)
                .hasToString("{\"end_user\":{\"admin\":{\"entity_name\":\"Acme \\\"Inc.\\\"\",\"pin_passcode\":null}},"
                        + "\"messaging\":{\"enable_messaging\":true},"
                        + "\"activation_settings\":{\"foc_datetime_requested\":\"2026-03-11T15:00:00Z\"},"
                        + "\"phone_numbers\":[{\"phone_numbers\":[\"+1\"]}]}");
    }

    @Test
    void aBodyDoesNotChange() {
        Body body = Body.of("misc.type", "full");
        assertThat(body.with("misc.type", "partial")).hasToString("{\"misc\":{\"type\":\"partial\"}}");
        assertThat(body).hasToString("{\"misc\":{\"type\":\"full\"}}");
    }
}
