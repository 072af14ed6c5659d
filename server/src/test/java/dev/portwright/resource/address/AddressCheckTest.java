package dev.portwright.resource.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AddressCheckTest {
    private final AddressCheck check = new AddressCheck();

    private AddressCheck.Found found(String country, String area, String postalCode) {
        return check.check(new PostalAddress("1 Main St", null, "Town", area, postalCode, country));
    }

    private static List<String> problems(AddressCheck.Found found) {
        return found.problems().stream()
                .map(problem -> problem.code().code() + " " + problem.pointer() + " " + problem.detail())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "us | Illinois | 60654 | US | IL | 60654",
                "US | il | 606541234 | US | IL | 60654-1234",
                "US | TX | 78701-0001 | US | TX | 78701-0001",
                "CA | Ontario | k1a0b1 | CA | ON | K1A 0B1",
                "GB | Kent | sw1a1aa | GB | Kent | SW1A 1AA",
                "GB | '' | M1 1AE | GB | '' | M1 1AE",
                "NL | '' | 1012js | NL | '' | 1012 JS",
                "JP | Tokyo | 1000001 | JP | Tokyo | 100-0001",
                "PL | '' | 00950 | PL | '' | 00-950",
                "PT | '' | 1000 205 | PT | '' | 1000-205",
                "SE | '' | 11120 | SE | '' | 111 20",
                "LU | '' | L-1009 | LU | '' | 1009",
                "AU | New South Wales | 2000 | AU | NSW | 2000",
                "IE | '' | d02x285 | IE | '' | D02 X285",
                "HK | '' | whatever | HK | '' | whatever",
            })
    void whatMayBeIsWrittenAsItIsUsuallyWritten(
            String country, String area, String code, String rightCountry, String rightArea, String rightCode) {
        AddressCheck.Found found = found(country, area, code);

        assertThat(problems(found)).isEmpty();
        assertThat(found.suggested())
                .isEqualTo(new PostalAddress("1 Main St", null, "Town", rightArea, rightCode, rightCountry));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XX | IL | 60654 | 10027 /country_code There is no such country. Give the two letters of ISO 3166-1, such as US.",
                "US | IL | 6065 | 10027 /postal_code Postal codes of this country look like 60654.",
                "US | IL | '' | 10004 /postal_code Addresses in this country have a postal code, such as 60654.",
                "US | TX | 60654 | 10027 /postal_code The postal code does not lie in Texas. One of the two is wrong.",
                "CA | ON | V5K 0A1 | 10027 /postal_code The postal code does not lie in Ontario. One of the two is wrong.",
                "AU | QLD | 2000 | 10027 /postal_code The postal code does not lie in Queensland. One of the two is wrong.",
                "AU | Kent | 2000 | 10027 /administrative_area There is no such state or province in this country. There are ACT, NSW, NT, QLD, SA, TAS, VIC, WA.",
                "CA | '' | K1A 0B1 | 10004 /administrative_area Addresses in this country name a state or province: AB, BC, MB, NB, NL, NS, NT, NU, ON, PE, QC, SK, YT.",
                "GB | '' | 12345 | 10027 /postal_code Postal codes of this country look like SW1A 1AA.",
            })
    void whatCannotBeIsToldWithWhatWouldBeRight(String country, String area, String code, String problem) {
        assertThat(problems(found(country, area, code))).containsExactly(problem);
    }

    @Test
    void everythingThatIsWrongIsTold() {
        assertThat(found("US", "Kent", "1").problems()).hasSize(2);
    }

    /** The data: each example is one, lies in some area of its country, and each area that has a pattern is one. */
    @Test
    void whatIsKnownOfCountriesGoesTogether() throws Exception {
        JsonNode countries = Json.read(AddressCheckTest.class
                .getResourceAsStream("/address/countries.json")
                .readAllBytes());

        assertThat(countries.size()).isGreaterThan(30);
        countries.properties().forEach(entry -> {
            JsonNode country = entry.getValue();
            String plain = country.path("example").asString().replaceAll("[ -]", "");
            assertThat(plain).as(entry.getKey()).matches(country.path("code").asString());
            country.path("of").properties().forEach(area -> {
                assertThat(country.path("areas").has(area.getKey()))
                        .as(area.getKey())
                        .isTrue();
                Pattern.compile(area.getValue().asString());
            });
            String areas = country.path("areas").isEmpty()
                    ? ""
                    : country.path("areas").propertyNames().iterator().next();
            String suggested = check.check(new PostalAddress(
                            "1 Main St",
                            null,
                            null,
                            areas,
                            country.path("example").asString(),
                            entry.getKey()))
                    .suggested()
                    .postalCode();
            assertThat(suggested).isEqualTo(country.path("example").asString());
        });
    }
}
