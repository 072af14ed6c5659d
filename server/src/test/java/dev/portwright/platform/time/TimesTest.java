package dev.portwright.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-19T10:07:15Z, 2026-03-19T10:07:15Z",
        "2026-03-19T10:07:15.527Z, 2026-03-19T10:07:15.527Z",
        "2026-03-19T10:07:15.527999999Z, 2026-03-19T10:07:15.527Z",
        "2026-03-19T10:07:15+05:45, 2026-03-19T04:22:15Z",
        "2026-03-19T23:30:00-01:00, 2026-03-20T00:30:00Z",
        "2026-03-19t10:07:15z, 2026-03-19T10:07:15Z",
        "2026-03-19T10:07Z, 2026-03-19T10:07:00Z",
        "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
        "2026-12-10T15:00Z, 2026-12-10T15:00:00Z",
        "2026-12-10T15:00+01:00, 2026-12-10T14:00:00Z",
        "2026-12-10T15:00:00+0000, 2026-12-10T15:00:00Z",
        "2026-12-10T15:00:00.000+0000, 2026-12-10T15:00:00Z",
        "2026-12-10T15:00:00-0530, 2026-12-10T20:30:00Z",
        "2026-12-10T15:00:00+01, 2026-12-10T14:00:00Z",
        "2026-12-10T15:00-00:00, 2026-12-10T15:00:00Z",
        "2026-12-10t15:00+0100, 2026-12-10T14:00:00Z",
        "2026-12-10T15:00:00+23:59, 2026-12-09T15:01:00Z",
        "2026-12-10T15:00:00-23:59, 2026-12-11T14:59:00Z",
        "2026-12-10T15:00:00.1Z, 2026-12-10T15:00:00.100Z",
        "2026-12-10T15:00:00.12345678901234567890Z, 2026-12-10T15:00:00.123Z",
        "'2026-12-10T15:00:00,5Z', 2026-12-10T15:00:00.500Z",
        "2026-12-31T24:00Z, 2027-01-01T00:00:00Z",
        "2026-12-10T15:00:00 01:00, 2026-12-10T14:00:00Z",
    })
    void dateTimesWithAnyOffsetAreRead(String text, Instant instant) {
        assertThat(Times.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-03-19",
                "2026-03-19T10:07:15",
                "2026-02-30T10:00:00Z",
                "2026-03-19T25:00:00Z",
                "1899-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2026-03-19 10:07:15Z",
                "2026-03-19T10Z",
                "2026-03-19T10:07:15.Z",
                "2026-03-19T10:07.5Z",
                "2026-03-19T10:60Z",
                "2026-03-19T24:00:01Z",
                "2026-03-19T10:07:15+24:00",
                "2026-03-19T10:07:15+01:60",
                "2026-03-19T10:07:15+1:00",
                "2026-03-19T10:07:15 +01:00",
                "2026-03-19T10:07:15Z[UTC]",
                "2026-03-19T10:07:15\u0660Z",
                "1773914835"
            })
    void othersAreNot(String text) {
        assertThat(Times.parse(text)).isEmpty();
    }

    @Test
    void aDateOfAnyYearHasTheForm() {
        assertThat(Times.hasForm("0001-01-01T00:00Z")).isTrue();
        assertThat(Times.hasForm("1899-12-31T23:59:59Z")).isTrue();
        assertThat(Times.hasForm("2026-02-30T10:00:00Z")).isFalse();
        assertThat(Times.hasForm("tomorrow")).isFalse();
    }

    @Test
    void aMomentOfTheYearTenThousandInUtcIsTooLate() {
        assertThat(Times.parse("9999-12-31T23:59:59-01:00")).isEmpty();
    }
}
