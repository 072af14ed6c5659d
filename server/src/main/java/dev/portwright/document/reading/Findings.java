package dev.portwright.document.reading;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What was found in a file. It is written as lines of text, by the process that reads files and where it is kept.
 *
 * @param whole false when there is more in the file than was read: it was too much, is a picture, or has signs whose
 *     letters are not known
 * @param dates different ones, at most {@value TextDates#MOST}
 * @param digits what may be telephone numbers, as {@link TextDigits} makes it
 * @param words by which names are recognised, as {@link TextWords} makes them
 * @param allWords false when there are more words than these, or the file was read when words were not looked for
 */
public record Findings(
        State state,
        int pages,
        boolean whole,
        List<FoundDate> dates,
        List<String> digits,
        List<String> words,
        boolean allWords) {
    /** How many bytes they take at most. */
    static final int MOST_BYTES = 128 * 1024;

    private static final String FORMAT = "portwright-reading-1";
    private static final String NONE = "-";
    private static final String BLANK = " ";

    /** What became of reading a file. */
    public enum State {
        READ,
        /** It is pictures, such as those of a scanner. */
        NO_TEXT,
        /** It opens with a password only. */
        ENCRYPTED,
        /** It is broken, or takes more memory or time than a document does. */
        UNREADABLE
    }

    public Findings {
        dates = List.copyOf(dates);
        digits = List.copyOf(digits);
        words = List.copyOf(words);
    }

    /** Of a file that nothing was found in. */
    public static Findings nothing(State state) {
        return new Findings(state, 0, false, List.of(), List.of(), List.of(), false);
    }

    /** Those of these numbers, +E.164, that do not stand in the text, in whatever way they may be written. */
    public Set<String> missing(Collection<String> numbers) {
        return WrittenNumbers.missing(digits, numbers);
    }

    /** Those of these words of a name that do not stand in the text, however they are accented; not those of another script. */
    public List<String> missingWords(Collection<String> ofName) {
        return TextWords.missing(words, ofName);
    }

    /** As they are kept. Versions that know no words pass over what is said of them. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(FORMAT)
                .append('\n')
                .append(state.name())
                .append(' ')
                .append(pages)
                .append(' ')
                .append(whole)
                .append(' ')
                .append(allWords)
                .append('\n');
        for (FoundDate date : dates) {
            LocalDate monthFirst = date.monthFirst();
            text.append(date.kind().name())
                    .append(' ')
                    .append(date.date())
                    .append(' ')
                    .append(monthFirst == null ? NONE : monthFirst)
                    .append('\n');
        }
        text.append('\n');
        digits.forEach(line -> text.append(line).append('\n'));
        text.append('\n').append(String.join(BLANK, words)).append('\n');
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * What {@link #bytes} has written.
     *
     * @throws IllegalArgumentException when the bytes are not those of findings
     */
    public static Findings of(byte[] bytes) {
        List<String> lines =
                new String(bytes, StandardCharsets.US_ASCII).lines().toList();
        if (lines.size() < 3 || !lines.getFirst().equals(FORMAT)) {
            throw new IllegalArgumentException("no findings");
        }
        try {
            String[] head = lines.get(1).split(BLANK, -1);
            int end = lines.indexOf("");
            List<String> behind = lines.subList(end + 1, lines.size());
            boolean allWords = head.length > 3 && Boolean.parseBoolean(head[3]);
            int digitsEnd = behind.contains("") ? behind.indexOf("") : behind.size();
            String words = digitsEnd == behind.size() ? "" : behind.get(digitsEnd + 1);
            List<FoundDate> dates = new ArrayList<>();
            for (String line : lines.subList(2, end)) {
                dates.add(date(line.split(BLANK, -1)));
            }
            return new Findings(
                    State.valueOf(head[0]),
                    Integer.parseInt(head[1]),
                    Boolean.parseBoolean(head[2]),
                    dates,
                    behind.subList(0, digitsEnd),
                    words.isEmpty() ? List.of() : List.of(words.split(BLANK, -1)),
                    allWords);
        } catch (IndexOutOfBoundsException | DateTimeException e) {
            throw new IllegalArgumentException("broken findings", e);
        }
    }

    private static FoundDate date(String[] words) {
        return new FoundDate(
                FoundDate.Kind.valueOf(words[0]),
                LocalDate.parse(words[1]),
                words[2].equals(NONE) ? null : LocalDate.parse(words[2]));
    }
}
