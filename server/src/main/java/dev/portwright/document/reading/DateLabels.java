package dev.portwright.document.reading;

import dev.portwright.document.reading.FoundDate.Kind;
import dev.portwright.platform.file.ProductFile;
import java.util.List;
import java.util.Locale;

/** What documents write before a date, by the product's list. */
final class DateLabels {
    private static final List<Label> ALL = ProductFile.text("document/date-labels.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(DateLabels::label)
            .toList();

    private record Label(Kind kind, String words) {}

    private DateLabels() {}

    private static Label label(String line) {
        String[] parts = line.split(":", 2);
        return new Label(
                Kind.valueOf(parts[0].strip().toUpperCase(Locale.ROOT)),
                PlainText.of(parts[1]).strip());
    }

    /** What the label says that ends last in a text which is plain, the longest of several. */
    static Kind last(String before) {
        Kind kind = Kind.NONE;
        int end = 0;
        int length = 0;
        for (Label label : ALL) {
            int at = lastAt(before, label.words());
            int ends = at + label.words().length();
            if (at >= 0 && (ends > end || (ends == end && label.words().length() > length))) {
                kind = label.kind();
                end = ends;
                length = label.words().length();
            }
        }
        return kind;
    }

    /** Where the words stand last, and not as a part of others. */
    private static int lastAt(String text, String words) {
        int at = text.lastIndexOf(words);
        while (at >= 0 && (goesOn(text, at - 1) || goesOn(text, at + words.length()))) {
            at = text.lastIndexOf(words, at - 1);
        }
        return at;
    }

    /** Words of Japanese have no blanks between them. */
    private static boolean goesOn(String text, int at) {
        return at >= 0
                && at < text.length()
                && Character.isLetter(text.charAt(at))
                && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.LATIN;
    }
}
