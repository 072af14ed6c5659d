package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
    private final PhoneNumbers numbers = new PhoneNumbers();

    @ParameterizedTest
    @CsvSource({
        "+13035550000, US, LOCAL",
        "+13035559999, US, LOCAL",
        "+13125550123, US, LOCAL",
        "+12024561111, US, LOCAL",
        "+14165550100, CA, LOCAL",
        "+18675551234, CA, LOCAL",
        "+17875551234, PR, LOCAL",
        "+18005550199, US, TOLL_FREE",
        "+442079460123, GB, LOCAL",
        "+447400123456, GB, MOBILE",
        "+443001234567, GB, NATIONAL",
        "+491801234567, DE, SHARED_COST",
        "+448081570123, GB, TOLL_FREE",
        "+441481960194, GG, LOCAL",
        "+4930123456, DE, LOCAL",
        "+4915123456789, DE, MOBILE",
        "+4918500123456, DE, NATIONAL",
        "+61412345678, AU, MOBILE",
        "+525512345678, MX, LOCAL",
        "+390612345678, IT, LOCAL",
    })
    void tellsCountryAndType(String number, String country, PhoneNumberType type) {
        assertThat(numbers.parse(number)).contains(new PhoneNumberFacts(number, country, type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "13035550000",
                "+0303555000",
                "+123456",
                "+1234567890123456",
                "+1 3035550000",
                "+1303555000a",
                " +13035550000",
                "+13035550000\n",
                "+١٣٠٣٥٥٥٠٠٠٠",
                "tel:+13035550000"
            })
    void refusesWhatIsNotE164(String text) {
        assertThat(numbers.isE164(text)).isFalse();
        assertThat(numbers.read(text)).isInstanceOf(PhoneNumberReading.NotE164.class);
        assertThat(numbers.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+19995551234", "+11115551234", "+1303555123", "+9991234567", "+80012345678", "+44123456"})
    void tellsAnInvalidNumberFromOneThatIsNotE164(String number) {
        assertThat(numbers.isE164(number)).isTrue();
        assertThat(numbers.read(number)).isInstanceOf(PhoneNumberReading.Invalid.class);
        assertThat(numbers.parse(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+19005551234, premium rate", "+447640123456, pager"})
    void namesTheKindThatIsNeverPorted(String number, String kind) {
        assertThat(numbers.read(number)).isEqualTo(new PhoneNumberReading.Unportable(kind));
        assertThat(numbers.parse(number)).isEmpty();
    }

    @Test
    void everyGeographicAreaCodeOfNorthAmericaHasFictionalLocalNumbers() {
        List<String> islands = List.of("+14415550123", "+14735550123", "+13455550123", "+12845550123", "+18765550123");
        assertThat(islands)
                .allSatisfy(number -> assertThat(numbers.parse(number))
                        .get()
                        .extracting(PhoneNumberFacts::type)
                        .isEqualTo(PhoneNumberType.LOCAL));

        List<Integer> oddOnes = new ArrayList<>();
        for (int areaCode = 200; areaCode < 1000; areaCode++) {
            boolean inUse = numbers.parse("+1" + areaCode + "2341234")
                    .filter(facts -> facts.type() == PhoneNumberType.LOCAL)
                    .isPresent();
            boolean fictional = numbers.parse("+1" + areaCode + "5550123")
                    .filter(facts -> facts.type() == PhoneNumberType.LOCAL)
                    .isPresent();
            if (inUse && !fictional) {
                oddOnes.add(areaCode);
            }
        }
        assertThat(oddOnes).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "13035551234, , +13035551234",
        "+1 303-555-1234, , +13035551234",
        "1 (303) 555.1234, , +13035551234",
        "442079460123, , +442079460123",
        "(303) 555-1234, US, +13035551234",
        "13035551234, US, +13035551234",
        "020 7946 0123, GB, +442079460123",
        "06 1234 5678, IT, +390612345678",
        "+44 20 7946 0123, US, +442079460123",
        "442079460123, US, +442079460123",
    })
    void normalisesWhatPeopleWrite(String text, String country, String expected) {
        assertThat(numbers.normalise(text, country)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "'', null",
                "(303) 555-1234, null",
                "1-800-FLOWERS, US",
                "303-555-1234 ext. 5, US",
                "+, null",
                "++13035551234, null",
                "+0123456789, null",
                "12, US",
                "19995551234, null",
            })
    void doesNotGuess(String text, String country) {
        assertThat(numbers.normalise(text, country)).isEmpty();
    }

    @Test
    void filtersKnowLandlineAsLocal() {
        assertThat(PhoneNumberType.ofFilter("landline")).contains(PhoneNumberType.LOCAL);
        assertThat(PhoneNumberType.ofFilter("toll_free")).contains(PhoneNumberType.TOLL_FREE);
        assertThat(PhoneNumberType.ofFilter("LOCAL")).isEmpty();
        assertThat(PhoneNumberType.ofWireName("landline")).isEmpty();
    }
}
