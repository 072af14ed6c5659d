package dev.portwright.foc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.phonenumber.PhoneNumberType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long before the confirmed time something can still be asked for. */
class NoticeTest {
    private final FocCalendar calendar = new FocCalendar();

    private static FocQuery query(String country, boolean fastPort, boolean simple) {
        return new FocQuery(country, PhoneNumberType.LOCAL, fastPort, ActivationType.SCHEDULED, simple);
    }

    /** Easter is on 5 April 2026, clocks go forward on 29 March in Europe; Australia Day was on 26 January. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US | true | true | 2026-03-20T15:00:00Z | 72 hours | 2026-03-17T15:00:00Z",
                "CA | true | true | 2026-03-20T15:00:00Z | 72 hours | 2026-03-17T15:00:00Z",
                "PR | true | true | 2026-03-20T15:00:00Z | 72 hours | 2026-03-17T15:00:00Z",
                "GB | false | true | 2026-03-20T15:00:00Z | 72 hours | 2026-03-17T15:00:00Z",
                "DE | false | true | 2026-03-20T07:00:00Z | 5 business days (Europe/Berlin) | 2026-03-13T07:00:00Z",
                "DE | false | false | 2026-04-08T06:00:00Z | 5 business days (Europe/Berlin) | 2026-03-30T06:00:00Z",
                "DE | false | false | 2026-03-31T06:00:00Z | 5 business days (Europe/Berlin) | 2026-03-24T07:00:00Z",
                "AU | false | true | 2026-01-27T23:00:00Z | 2 business days (Australia/Sydney) | 2026-01-22T23:00:00Z"
            })
    void aDateCanBeChangedUntil(
            String country, boolean fastPort, boolean simple, Instant foc, String notice, Instant until) {
        assertThat(calendar.changeDeadline(query(country, fastPort, simple), foc))
                .isEqualTo(Optional.of(new Deadline(notice, until)));
    }

    @ParameterizedTest
    @CsvSource({"US, false", "CA, false", "FR, false", "IT, false", "ZZ, false"})
    void whereNoNoticeIsWantedADateCanBeChanged(String country, boolean fastPort) {
        assertThat(calendar.changeDeadline(query(country, fastPort, true), Instant.parse("2026-03-20T15:00:00Z")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US | true | true | 2026-03-20T15:00:00Z | 48 hours | 2026-03-18T15:00:00Z",
                "US | false | false | 2026-03-20T15:00:00Z | 48 hours | 2026-03-18T15:00:00Z",
                "DE | false | true | 2026-03-20T07:00:00Z | 48 hours | 2026-03-18T07:00:00Z",
                "ZZ | false | true | 2026-03-20T07:00:00Z | 48 hours | 2026-03-18T07:00:00Z",
                "IT | false | true | 2026-04-08T06:00:00Z | 5 business days (Europe/Rome) | 2026-03-31T06:00:00Z",
                "IT | false | false | 2026-04-08T06:00:00Z | 7 business days (Europe/Rome) | 2026-03-27T07:00:00Z",
                "VA | false | false | 2026-04-08T06:00:00Z | 7 business days (Europe/Rome) | 2026-03-27T07:00:00Z"
            })
    void anOrderCanBeCancelledUntil(
            String country, boolean fastPort, boolean simple, Instant foc, String notice, Instant until) {
        assertThat(calendar.cancelDeadline(query(country, fastPort, simple), foc))
                .isEqualTo(new Deadline(notice, until));
    }

    @Test
    void theLastMomentIsInTime() {
        Instant until = Instant.parse("2026-03-18T15:00:00Z");
        Deadline deadline = new Deadline("48 hours", until);
        assertThat(deadline.isOver(until)).isFalse();
        assertThat(deadline.isOver(until.plusMillis(1))).isTrue();
    }

    /** The table of the manual names every country that has a notice of its own, and no other. */
    @Test
    void theManualNamesTheCountriesThatWantNotice() throws IOException {
        List<String> named = Files.readAllLines(Path.of("../docs/foc-windows.md")).stream()
                .dropWhile(line -> !line.equals("## Notice"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split("\\|", -1)[1].strip())
                .flatMap(countries -> List.of(countries.split(", ")).stream())
                .distinct()
                .toList();
        List<String> files = List.of(
                        "US", "CA", "GB", "DE", "NL", "FR", "ES", "IT", "IE", "AU", "NZ", "JP", "BR", "MX", "SE", "NO",
                        "DK", "FI", "CH", "AT", "BE", "PT", "PL")
                .stream()
                .filter(country -> CalendarFile.read(country).orElseThrow().notice() != null)
                .toList();
        assertThat(named)
                .containsExactlyElementsOf(
                        Stream.concat(files.stream(), Stream.of("every other")).toList());
    }
}
