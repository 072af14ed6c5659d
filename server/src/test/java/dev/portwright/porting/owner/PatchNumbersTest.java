package dev.portwright.porting.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchNumbersTest {
    @ParameterizedTest
    @CsvSource({"1234, 1234", "1e3, 1000", "12.0, 12", "0, 0", "13035551234, 13035551234"})
    void anIntegerInPlaceOfATextIsItsDigits(String number, String text) {
        Patch patch = Patch.of(Json.read("{\"pin\":" + number + "}"));

        assertThat(patch.text("pin", null)).isEqualTo(text);
    }
}
