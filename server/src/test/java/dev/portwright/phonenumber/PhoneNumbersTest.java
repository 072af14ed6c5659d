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
        "+18612345678, US, LOCAL",
        "+19245550123, US, LOCAL",
        "+16212345678, US, LOCAL",
        "+448421234567, GB, SHARED_COST",
        "+448454647, GB, SHARED_COST",
        "+448701234567, GB, SHARED_COST",
        "+447700900123, GB, MOBILE",
        "+441632960123, GB, LOCAL",
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
        assertThat(PhoneNumbers.isE164(text)).isFalse();
        assertThat(numbers.read(text)).isInstanceOf(PhoneNumberReading.NotE164.class);
        assertThat(numbers.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+19995551234",
                "+11115551234",
                "+1303555123",
                "+9991234567",
                "+80012345678",
                "+44123456",
                "+18611345678",
                "+1861234567",
                "+4484212345678",
                "+441632961123",
                "+447700901123"
            })
    void tellsAnInvalidNumberFromOneThatIsNotE164(String number) {
        assertThat(PhoneNumbers.isE164(number)).isTrue();
        assertThat(numbers.read(number)).isInstanceOf(PhoneNumberReading.Invalid.class);
        assertThat(numbers.parse(number)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"+19005551234, premium rate", "+447640123456, pager", "+449012345678, premium rate"})
    void namesTheKindThatIsNeverPorted(String number, String kind) {
        assertThat(numbers.read(number)).isEqualTo(new PhoneNumberReading.Unportable(number, kind));
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
        "00 44 20 7946 0123, , +442079460123",
        "(303) 555-1234, US, +13035551234",
        "13035551234, US, +13035551234",
        "020 7946 0123, GB, +442079460123",
        "06 1234 5678, IT, +390612345678",
        "+44 20 7946 0123, US, +442079460123",
        "442079460123, US, +442079460123",
        "496128966000, DE, +496128966000",
        "06128 966000, DE, +496128966000",
        "49 (0)6128 966000, DE, +496128966000",
        "0049 (0) 6128 966000, DE, +496128966000",
        "358401234567, FI, +358401234567",
        "390612345678, IT, +390612345678",
        "+39 (0)6 1234 5678, , +390612345678",
        "+44 (0)20 7946 0958, , +442079460958",
        "+44 (0)20 7946 0958, DE, +442079460958",
        "+44 020 7946 0958, , +442079460958",
        "(+44) [0]20 7946 0958, , +442079460958",
        "+1 (0) 303 555 1234, , +13035551234",
        "011 44 20 7946 0958, US, +442079460958",
        "00 55 11 91234 5678, BR, +5511912345678",
        "(11) 91234-5678, BR, +5511912345678",
        "787 671 1234, PR, +17876711234",
        "01481 960194, GG, +441481960194",
        "07700 900123, GB, +447700900123",
        "861-234-5678, US, +18612345678",
        "tel:+1-303-555-1234, , +13035551234",
    })
    void normalisesWhatPeopleWrite(String text, String country, String expected) {
        assertThat(numbers.normalise(text, country)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202a+13035551234\u202c",
                "\u202d+1\u202e3035551234\u202b",
                "\u200e+1 303 555 1234\u200f",
                "\ufeff+1\u200b303\u2060555\u00ad1234",
                "+1\u00a0303\u202f555\u30001234",
                "+1\u2010303\u2011555\u20121234",
                "+1\u2013303\u2014555\u22121234",
                "+1\u00b7303\u2022555.1234",
                "\uff0b\uff11\uff08\uff13\uff10\uff13\uff09\uff15\uff15\uff15\uff0d\uff11\uff12\uff13\uff14",
                "+\u0661\u0663\u0660\u0663\u0665\u0665\u0665\u0661\u0662\u0663\u0664",
                "\t+1 303/555/1234\n",
            })
    void understandsInvisibleAndTypographicCharacters(String text) {
        assertThat(numbers.readInternational(text).e164()).contains("+13035551234");
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
                "+1303555010, null",
                "+1303555010, US",
                "+44 (0)20 7946, GB",
            })
    void doesNotGuess(String text, String country) {
        assertThat(numbers.normalise(text, country)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "303-CALL | null | A phone number cannot hold the character 'C' (U+0043).",
                "+1303#5551234 | US | A phone number cannot hold the character '#' (U+0023).",
                "+1+3035551234 | US | A phone number cannot hold the character '+' (U+002B).",
                "+ | US | There are no digits in it.",
                "+1303555010 | US | No numbering plan has the number +1303555010.",
                "12 | US | It is neither a number of US nor one with its country code.",
                "3901234567 | IT | It can be read as +3901234567 and as +393901234567.",
            })
    void saysWhyAndForCharactersWhich(String text, String country, String why) {
        assertThat(numbers.readWritten(text, country).flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw).startsWith(why));
    }

    @Test
    void namesOddCharactersAsTheyAre() {
        assertThat(numbers.readInternational("+1303555\u00001234").flaw())
                .hasValueSatisfying(
                        flaw -> assertThat(flaw).startsWith("A phone number cannot hold the character (U+0000)."));
        assertThat(numbers.readInternational("+1303555\ud83d\ude001234").flaw())
                .hasValueSatisfying(flaw -> assertThat(flaw)
                        .startsWith("A phone number cannot hold the character '\ud83d\ude00' (U+1F600)."));
    }

    @Test
    void aNumberThatIsWrittenWithoutItsCountryCodeIsNotReadAsInternational() {
        assertThat(numbers.readInternational("13035551234")).isInstanceOf(PhoneNumberReading.NotE164.class);
        assertThat(numbers.readInternational("0013035551234").e164()).contains("+13035551234");
    }

    @Test
    void rangesOfTheOperatorComeBeforeAllOthersAndTheLongestPrefixFirst() {
        PhoneNumbers further = new PhoneNumbers(() -> new NumberRanges(List.of(
                new NumberRange("1387", 11, "CA", PhoneNumberType.LOCAL),
                new NumberRange("13872", 11, "CA", PhoneNumberType.MOBILE),
                new NumberRange("44842", 12, "GB", PhoneNumberType.NATIONAL))));
        assertThat(further.parse("+13873345678").map(PhoneNumberFacts::type)).contains(PhoneNumberType.LOCAL);
        assertThat(further.parse("+13872345678").map(PhoneNumberFacts::type)).contains(PhoneNumberType.MOBILE);
        assertThat(further.parse("+448421234567").map(PhoneNumberFacts::type)).contains(PhoneNumberType.NATIONAL);
        assertThat(further.normalise("(387) 234-5678", "CA")).contains("+13872345678");
        assertThat(numbers.parse("+13872345678")).isEmpty();
    }

    @Test
    void filtersKnowLandlineAsLocal() {
        assertThat(PhoneNumberType.ofFilter("landline")).contains(PhoneNumberType.LOCAL);
        assertThat(PhoneNumberType.ofFilter("toll_free")).contains(PhoneNumberType.TOLL_FREE);
        assertThat(PhoneNumberType.ofFilter("LOCAL")).isEmpty();
        assertThat(PhoneNumberType.ofWireName("landline")).isEmpty();
    }
}
