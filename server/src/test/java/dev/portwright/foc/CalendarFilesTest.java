package dev.portwright.foc;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portwright.phonenumber.PhoneNumberType;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CalendarFilesTest {
    private static final String SCHEMA = "foc-calendar.schema.json";

    @Test
    void theCountriesServed() throws Exception {
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "US", "CA", "GB", "DE", "NL", "FR", "ES", "IT", "IE", "AU", "NZ", "JP", "BR", "MX", "SE", "NO",
                        "DK", "FI", "CH", "AT", "BE", "PT", "PL", "default");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileFollowsTheSchemaAndHasTheNameOfItsCountry(String name) throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(folder().resolve(SCHEMA)));
        assertThat(schema.validate(Files.readString(folder().resolve(name + ".json")), InputFormat.JSON))
                .isEmpty();
        assertThat(CalendarFile.read(name))
                .get()
                .extracting(CalendarFile::country)
                .isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("files")
    void theTuesdayAfterEasterIsABusinessDay(String name) {
        HolidayDates holidays = holidays(CalendarFile.read(name).orElseThrow().holidays());
        for (String tuesday : List.of("2026-04-07", "2027-03-30", "2028-04-18", "2029-04-03", "2030-04-23")) {
            assertThat(holidays.on(LocalDate.parse(tuesday))).as(tuesday).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyTypeOfNumberHasScheduledWindowsInEveryMonth(String name) {
        CountryCalendar calendar = new CountryCalendar(CalendarFile.read(name).orElseThrow());
        for (PhoneNumberType type : PhoneNumberType.values()) {
            for (LocalDate day = LocalDate.parse("2026-01-15"); day.getYear() < 2028; day = day.plusMonths(1)) {
                Instant now = Instant.parse(day + "T09:00:00Z");
                for (boolean simple : new boolean[] {true, false}) {
                    FocQuery query = new FocQuery(name, type, false, ActivationType.SCHEDULED, simple);
                    assertThat(calendar.days(query, now, FocCalendar.DAYS))
                            .as("%s on %s", query, day)
                            .hasSize(FocCalendar.DAYS)
                            .anyMatch(FocDay::open);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void ignoredHolidaysAreOnesTheLibraryHas(String name) {
        CalendarFile.Holidays rules = CalendarFile.read(name).orElseThrow().holidays();
        List<String> ignored = Objects.requireNonNullElse(rules.ignore(), List.of());
        for (String key : ignored) {
            CalendarFile.Holidays kept = new CalendarFile.Holidays(
                    rules.calendar(), rules.region(), rules.observed(), null, rules.moved(), rules.extra());
            assertThat(daysOf(kept)).as(key).isGreaterThan(daysOf(rules));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void holidaysThatAreMovedOrHaveOthersBesideThemAreOnesTheLibraryHas(String name) {
        CalendarFile.Holidays rules = CalendarFile.read(name).orElseThrow().holidays();
        Stream<String> named = Stream.concat(
                Objects.requireNonNullElse(rules.moved(), List.<String>of()).stream(),
                Objects.requireNonNullElse(rules.extra(), List.<CalendarFile.Extra>of()).stream()
                        .map(CalendarFile.Extra::beside)
                        .filter(Objects::nonNull));
        named.forEach(key -> {
            CalendarFile.Holidays without = new CalendarFile.Holidays(
                    rules.calendar(), rules.region(), rules.observed(), List.of(key), null, null);
            CalendarFile.Holidays with =
                    new CalendarFile.Holidays(rules.calendar(), rules.region(), rules.observed(), null, null, null);
            assertThat(daysOf(with)).as(key).isGreaterThan(daysOf(without));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "US, 2026-11-26, Thanksgiving Day",
        "US, 2026-07-03, Independence Day (observed)",
        "US, 2027-07-05, Independence Day (observed)",
        "US, 2027-12-31, New Year's Day (observed)",
        "US, 2026-11-27,",
        "CA, 2026-07-01, Canada Day",
        "CA, 2026-10-12, Thanksgiving Day",
        "CA, 2027-12-27, Christmas (observed)",
        "CA, 2027-12-28, Boxing Day (observed)",
        "CA, 2026-08-03,",
        "GB, 2026-04-06, Easter Monday",
        "GB, 2026-08-31, Summer Bank Holiday",
        "GB, 2026-12-28, Boxing Day (observed)",
        "DE, 2026-10-02,",
        "DE, 2026-05-14, Ascension Day",
        "IE, 2027-12-28, St.Stephen's Day (observed)",
        "JP, 2026-05-06, Constitution Day (observed)",
        "JP, 2026-09-22, Citizens' Holiday",
        "JP, 2027-02-23, Emperor's Birthday",
        "JP, 2027-03-22, Vernal Equinox Day (observed)",
        "JP, 2026-12-23,",
        "JP, 2036-09-22, Autumnal Equinox Day",
        "JP, 2037-09-22, Citizens' Holiday",
        "IE, 2027-02-01, St. Brigid's Day",
        "IE, 2028-02-01,",
        "IE, 2028-02-07, St. Brigid's Day",
        "IE, 2029-02-05, St. Brigid's Day",
        "IE, 2030-02-01, St. Brigid's Day",
        "IE, 2030-02-04,",
        "IE, 2031-02-03, St. Brigid's Day",
        "NZ, 2027-02-08, Waitangi Day (observed)",
        "NZ, 2027-12-27, Christmas (observed)",
        "NZ, 2027-12-28, Boxing Day (observed)",
        "NZ, 2033-12-26, Boxing Day",
        "NZ, 2033-12-27, Christmas (observed)",
        "NZ, 2034-01-02, Day after New Year",
        "NZ, 2034-01-03, New Year's Day (observed)",
        "NZ, 2034-01-04,",
        "BR, 2027-02-08, Carnival Monday",
        "BR, 2027-02-09, Carnival",
        "BR, 2027-02-10, Ash Wednesday",
        "BR, 2027-02-11,",
        "MX, 2024-10-01, Change of Federal Government",
        "MX, 2027-10-01,",
        "MX, 2030-10-01, Change of Federal Government",
        "MX, 2036-10-01, Change of Federal Government",
        "MX, 2036-12-01,",
        "AU, 2026-08-03,",
        "MX, 2027-04-30,",
        "CH, 2026-04-03, Good Friday",
        "default, 2026-12-25,",
    })
    void holidaysAreThoseOfTheCountry(String country, LocalDate date, String name) {
        assertThat(holidays(CalendarFile.read(country).orElseThrow().holidays()).on(date))
                .isEqualTo(Optional.ofNullable(name));
    }

    private static long daysOf(CalendarFile.Holidays rules) {
        HolidayDates holidays = holidays(rules);
        return LocalDate.parse("2026-01-01")
                .datesUntil(LocalDate.parse("2038-01-01"))
                .filter(day -> holidays.on(day).isPresent())
                .count();
    }

    private static HolidayDates holidays(CalendarFile.Holidays rules) {
        return new HolidayDates(rules, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    static Stream<String> files() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(SCHEMA))
                    .map(name -> name.replace(".json", ""))
                    .toList()
                    .stream();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CalendarFilesTest.class.getResource("/foc/" + SCHEMA))
                        .toURI())
                .resolveSibling("");
    }
}
