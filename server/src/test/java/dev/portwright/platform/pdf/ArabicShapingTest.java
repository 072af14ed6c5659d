package dev.portwright.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters have the forms that they have beside each other. */
class ArabicShapingTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // A letter by itself, and at the beginning, in the middle and at the end of a word.
        "\u0628, \ufe8f",
        "\u0628\u0628\u0628, \ufe91\ufe92\ufe90",
        // Dal does not join what comes after it.
        "\u0628\u062f\u0628, \ufe91\ufeaa\ufe8f",
        // Hamza joins nothing.
        "\u0628\u0621\u0628, \ufe8f\ufe80\ufe8f",
        // Lam and alef are one, by themselves and after a letter that joins.
        "\u0644\u0627, \ufefb",
        "\u0628\u0644\u0627\u0628, \ufe91\ufefc\ufe8f",
        // Marks come between letters without parting them.
        "\u0645\u064f\u062d\u064e\u0645\u0651\u062f, \ufee3\u064f\ufea4\u064e\ufee4\u0651\ufeaa",
        // Letters of Persian: peh, gaf, yeh.
        "\u067e\u06af\u06cc, \ufb58\ufb95\ufbfd",
        // A stroke that makes words longer joins on both sides.
        "\u0628\u0640\u0628, \ufe91\u0640\ufe90",
        // Other letters and digits part words and stay as they are.
        "\u0628a\u0628, \ufe8fa\ufe8f",
        "\u0628\u0661\u0628, \ufe8f\u0661\ufe8f",
    })
    void lettersAreShaped(String text, String shaped) {
        assertThat(ArabicShaping.shape(text)).isEqualTo(shaped);
        assertThat(ArabicShaping.unshape(shaped)).isEqualTo(text);
    }

    @Test
    void otherTextStaysTheSame() {
        String text = "Acme \u682a\u5f0f\u4f1a\u793e \u05e9\u05dc\u05d5\u05dd \ufb01";
        assertThat(ArabicShaping.shape(text)).isSameAs(text);
        assertThat(ArabicShaping.unshape(text)).isEqualTo(text);
    }

    @Test
    void turnedTextKeepsItsBracketsRight() {
        assertThat(new RightToLeft().reorderRTLTextToLTR("(\u05d0\u05d1) \u00ab\u05d2\u00bb \ud83d\ude00"))
                .isEqualTo("\ud83d\ude00 \u00ab\u05d2\u00bb (\u05d1\u05d0)");
    }
}
