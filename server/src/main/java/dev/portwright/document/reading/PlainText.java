package dev.portwright.document.reading;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is compared: small letters without accents, one kind of digits and blanks. */
final class PlainText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\h\\u00ad\\u200b-\\u200f]+");

    private PlainText() {}

    static String of(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return BLANKS.matcher(MARKS.matcher(apart).replaceAll(""))
                .replaceAll(" ")
                .replace('\u2019', '\'')
                .toLowerCase(Locale.ROOT);
    }
}
