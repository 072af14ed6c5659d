package dev.portwright.document.reading;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names of months and their abbreviations, in the languages of the countries whose requirements are known. */
final class MonthNames {
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "it", "es", "pt", "nl", "da", "sv", "no", "fi", "pl");

    private static final List<TextStyle> STYLES =
            List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

    private static final int FEWEST_LETTERS = 3;

    private static final Map<String, Month> MONTHS = all();

    private MonthNames() {}

    /** The month of a word that is {@link PlainText plain}. */
    static Optional<Month> month(String word) {
        return Optional.ofNullable(MONTHS.get(word));
    }

    private static Map<String, Month> all() {
        Map<String, Month> months = new HashMap<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.of(language);
            for (Month month : Month.values()) {
                for (TextStyle style : STYLES) {
                    String name =
                            PlainText.of(month.getDisplayName(style, locale)).replace(".", "");
                    if (name.length() >= FEWEST_LETTERS) {
                        months.merge(name, month, MonthNames::same);
                    }
                }
                // What people write beside what dictionaries say.
                months.putIfAbsent(
                        PlainText.of(month.getDisplayName(TextStyle.FULL, locale))
                                .substring(0, FEWEST_LETTERS),
                        month);
            }
        }
        months.remove("jui");
        months.put("sept", Month.SEPTEMBER);
        months.put("mrz", Month.MARCH);
        return Map.copyOf(months);
    }

    private static Month same(Month one, Month other) {
        if (one != other) {
            throw new IllegalStateException("one word for " + one + " and " + other);
        }
        return one;
    }
}
