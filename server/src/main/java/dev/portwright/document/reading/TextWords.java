package dev.portwright.document.reading;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the words of a text by which it can be told whether a name stands in it: those of Latin letters, written so that it does not
 * matter whether somebody writes accents, or {@code ue} instead of them.
 */
final class TextWords {
    /** How many characters of them are found: more than a letter or an invoice has. */
    static final int MOST_CHARACTERS = 20 * 1024;

    /** Shorter words, such as initials, tell too little. */
    private static final int FEWEST_LETTERS = 3;

    private static final int MOST_LETTERS = 40;

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern LATIN = Pattern.compile("[a-z]+");

    /** A word that goes on in the next line. */
    private static final Pattern BROKEN = Pattern.compile("(?<=\\p{L})[-\u2010]\\h?\\R\\h?(?=\\p{L})");

    /** Letters that are no others with an accent, and the ways in which people write those that are. */
    private static final Map<String, String> SAME = Map.of(
            "\u00e6", "a", "\u0153", "o", "\u00f8", "o", "\u0142", "l", "\u0111", "d", "\u0131", "i", "\u00df", "ss");

    private static final Pattern WITHOUT_ACCENTS = Pattern.compile("(?<=[aou])e|(?<=a)a");

    private TextWords() {}

    /** @param whole false when there are more of them than these */
    record Found(List<String> words, boolean whole) {}

    /** What is found in a text that is {@link PlainText plain}. */
    static Found in(String text) {
        Set<String> words = new LinkedHashSet<>();
        boolean whole = add(words, text) && add(words, BROKEN.matcher(text).replaceAll(""));
        return new Found(List.copyOf(words), whole);
    }

    private static boolean add(Set<String> words, String text) {
        int characters = words.stream().mapToInt(word -> word.length() + 1).sum();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String folded = folded(word.group());
            if (tells(folded) && !words.contains(folded)) {
                characters += folded.length() + 1;
                if (characters > MOST_CHARACTERS) {
                    return false;
                }
                words.add(folded);
            }
        }
        return true;
    }

    /** Those of the name's words that are not among these, not even as a part of a longer one: blanks get lost in PDF files. */
    static List<String> missing(Collection<String> words, Collection<String> ofName) {
        return ofName.stream()
                .filter(word -> {
                    String folded = folded(PlainText.of(word));
                    return tells(folded) && words.stream().noneMatch(found -> found.contains(folded));
                })
                .toList();
    }

    private static boolean tells(String folded) {
        return folded.length() >= FEWEST_LETTERS
                && folded.length() <= MOST_LETTERS
                && LATIN.matcher(folded).matches();
    }

    private static String folded(String plain) {
        String word = plain.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> same : SAME.entrySet()) {
            word = word.replace(same.getKey(), same.getValue());
        }
        return WITHOUT_ACCENTS.matcher(word).replaceAll("");
    }
}
