package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFilterTest {
    private static final String PARAMETER = "filter[phone_number]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+442079460958",
                " 442079460958",
                "442079460958",
                "00442079460958",
                "011 44 20 7946 0958",
                "+44 (0)20 7946 0958",
                "020 7946 0958",
                "(020) 7946-0958",
                "\u202a+44\u00a020\u20117946\u20110958\u202c",
            })
    void aNumberAsAWholeIsFoundHoweverItIsWritten(String text) {
        assertThat(NumberFilter.whole(PARAMETER, text)).contains("+442079460958");
    }

    @Test
    void whatCanBeReadInSeveralWaysFindsAll() {
        assertThat(NumberFilter.whole(PARAMETER, "4312345678")).contains("+4312345678", "+14312345678");
    }

    @Test
    void aNumberWithItsPlusSignIsItselfValidOrNot() {
        assertThat(NumberFilter.whole(PARAMETER, "+13035550000")).containsExactly("+13035550000");
        assertThat(NumberFilter.whole(PARAMETER, "+1303555010")).containsExactly("+1303555010");
    }

    @ParameterizedTest
    @CsvSource({
        "303-555, %303555%",
        "+1 303, +1303%",
        "\uff13\uff10\uff13, %303%",
        "+44 (0)20 7946, +44207946%",
        "13035550001, %13035550001%",
    })
    void aPartIsLookedForWithoutItsSeparators(String text, String pattern) {
        assertThat(NumberFilter.patterns(PARAMETER, text)).containsExactly(pattern);
    }

    @ParameterizedTest
    @CsvSource({
        "020 7946, %0207946%, %207946%",
        "06 1234 5678, %0612345678%, %612345678%",
    })
    void aTrunkZeroMayBeMissingInWhatIsFound(String text, String one, String other) {
        assertThat(NumberFilter.patterns(PARAMETER, text)).containsExactly(one, other);
    }

    @Test
    void anInternationalPrefixMayBeMissingToo() {
        assertThat(NumberFilter.patterns(PARAMETER, "0044 20 7946")).contains("%44207946%");
        assertThat(NumberFilter.patterns(PARAMETER, "011 44 20 7946")).contains("%44207946%");
    }

    @Test
    void whatIsNoNumberIsRefusedInTheSameWordsForAWholeAndAPart() {
        String why = "A phone number cannot hold the character 'a' (U+0061)."
                + " Give digits, with a plus sign before a country code if you like.";
        assertThatThrownBy(() -> NumberFilter.whole(PARAMETER, "abc"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(ProblemCode.INVALID_PHONE_NUMBER.in(PARAMETER, why)));
        assertThatThrownBy(() -> NumberFilter.patterns(PARAMETER, "abc"))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(ProblemCode.INVALID_PHONE_NUMBER.in(PARAMETER, why)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "12", "%", "+1 2"})
    void tooLittleIsRefused(String text) {
        assertThatThrownBy(() -> NumberFilter.patterns(PARAMETER, text)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> NumberFilter.whole(PARAMETER, text)).isInstanceOf(ApiException.class);
    }
}
