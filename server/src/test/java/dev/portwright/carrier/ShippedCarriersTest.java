package dev.portwright.carrier;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import dev.portwright.phonenumber.PhoneNumberFacts;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.phonenumber.PhoneNumbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedCarriersTest {
    private final CarrierTable table = CarrierDirectoryService.shippedTable();
    private final List<CarrierRange> ranges = CarrierRanges.of(table);

    @Test
    void numbersOfTheExamplesBelongToUnrealCommunications() {
        Carrier unreal = new Carrier("Unreal Communications", "9911", "991A", true, true, true, "");
        assertThat(table.carrierOf("13035550000")).isEqualTo(unreal);
        assertThat(table.carrierOf("13035559999")).isEqualTo(unreal);
        assertThat(table.carrierOf("13035540000")).isNotEqualTo(unreal);
    }

    @ParameterizedTest
    @CsvSource({
        "12025550123, 9201, true, true, true",
        "13125550123, 9301, true, true, true",
        "16175550123, 9601, true, false, true",
        "17025550123, 9701, false, true, true",
        "19075550123, 9907, false, false, false",
        "18005550123, 9800, false, true, true",
        "14165550123, 8201, true, true, true",
        "15145550123, 8301, true, true, true",
        "19025550123, 8401, false, true, true",
        "442079460123, GB01, false, false, true",
        "447400123456, GB02, false, true, true",
        "35621001234, MT01, false, false, false",
    })
    void rangesHaveWhatTheGuideSays(String digits, String spid, boolean fastPort, boolean messaging, boolean portable) {
        assertThat(table.carrierOf(digits))
                .returns(spid, Carrier::spid)
                .returns(fastPort, Carrier::fastPortEligible)
                .returns(messaging, Carrier::messagingCapable)
                .returns(portable, Carrier::portable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CA", "GB", "DE", "NL", "FR", "ES", "IT", "IE", "AU", "NZ", "JP", "BR", "MX", "SE", "NO", "DK", "FI",
                "CH", "AT", "BE", "PT", "PL", "US"
            })
    void aCountryHasAPortableCarrier(String country) {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        String number = util.format(util.getExampleNumber(country), PhoneNumberUtil.PhoneNumberFormat.E164);
        assertThat(table.carrierOf(number.substring(1)).portable()).isTrue();
    }

    @Test
    void theNumbersThatTheManualNamesCanBePorted() throws IOException {
        PhoneNumbers numbers = new PhoneNumbers();
        List<String[]> rows = Files.readAllLines(Path.of("..", "docs", "sandbox.md")).stream()
                .dropWhile(line -> !line.equals("### Numbers that work"))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.substring(1).replaceAll("[` ]", "").split("\\|", -1))
                .toList();
        assertThat(rows).hasSize(23);
        PhoneNumberType[] types = {PhoneNumberType.LOCAL, PhoneNumberType.MOBILE};
        for (String[] row : rows) {
            for (int i = 0; i < types.length; i++) {
                String number = row[i + 1];
                if (!number.isEmpty()) {
                    PhoneNumberFacts facts = new PhoneNumberFacts(number, row[0], types[i]);
                    assertThat(numbers.parse(number)).contains(facts);
                    assertThat(table.carrierOf(facts.digits()).portable())
                            .as(number)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyCanadianAreaCodeHasACanadianCarrierAndNoOtherHas() {
        PhoneNumbers numbers = new PhoneNumbers();
        for (int areaCode = 200; areaCode < 1000; areaCode++) {
            numbers.parse("+1" + areaCode + "5550123")
                    .filter(facts -> facts.e164().matches("\\+1(?!600|622|633).*"))
                    .ifPresent(facts -> assertThat(
                                    table.carrierOf(facts.digits()).spid().startsWith("8"))
                            .as(facts.toString())
                            .isEqualTo(facts.countryCode().equals("CA")));
        }
    }

    @Test
    void aSpidBelongsToOneCarrier() {
        assertThat(ranges.stream()
                        .map(CarrierRange::carrier)
                        .collect(groupingBy(Carrier::spid, mapping(Carrier::name, toSet())))
                        .values())
                .allSatisfy(names -> assertThat(names).hasSize(1));
    }

    @Test
    void aNumberOutsideAllRangesHasNoCarrier() {
        assertThat(table.carrierOf("8613812345678"))
                .isEqualTo(new Carrier("", "", "", false, false, false, "No coverage"));
    }
}
