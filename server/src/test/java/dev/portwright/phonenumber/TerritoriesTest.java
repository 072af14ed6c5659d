package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerritoriesTest {
    @ParameterizedTest
    @CsvSource({
        "+17876711234, PR, US",
        "+16715551234, GU, US",
        "+13405551234, VI, US",
        "+16705551234, MP, US",
        "+16845551234, AS, US",
        "+441481960194, GG, GB",
        "+441534456789, JE, GB",
        "+441624756789, IM, GB",
        "+358181234567, AX, FI",
        "+4779123456, SJ, NO",
        "+61891621234, CC, AU",
        "+61891641234, CX, AU",
        "+390669812345, VA, IT",
        "+13035550000, US, US",
        "+18765550123, JM, JM",
    })
    void aTerritoryIsRuledByItsCountry(String number, String country, String ruledBy) {
        assertThat(new PhoneNumbers().parse(number).map(PhoneNumberFacts::countryCode))
                .contains(country);
        assertThat(Territories.ruledBy(country)).isEqualTo(ruledBy);
    }
}
