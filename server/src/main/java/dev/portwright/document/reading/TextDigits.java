package dev.portwright.document.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may be telephone numbers in a text: groups of digits that nothing but a few blanks, hyphens, points, slashes and
 * brackets part. Of a line comes one such as {@code 303 555 0100-0149}: between groups stands a blank, and between what may be
 * the ends of a range a hyphen.
 */
final class TextDigits {
    /** How many characters of them are found: more than 5,000 numbers take. */
    static final int MOST_CHARACTERS = 96 * 1024;

    static final char BLANK = ' ';
    static final char RANGE = '-';

    private static final int FEWEST_DIGITS = 7;

    /** Groups of digits, of which the first may have a plus sign before it. */
    private static final Pattern GROUPS = Pattern.compile("\\d+(?:[ .\\-/()\u2010-\u2015\u2212]{1,4}\\d+)*+");

    private static final Pattern GROUP = Pattern.compile("\\d+");

    /** A dash with room around it, or a long one. */
    private static final Pattern DASH = Pattern.compile(".* [\\-\u2010-\u2015\u2212] .*|.*[\u2013-\u2015].*");

    /** Words of several languages that mean a range when they stand between two numbers. */
    private static final Pattern TO = Pattern.compile(
            " *(?:to|through|thru|until|bis(?: zu)?|a|au|al|ate|tot(?: en met)?|t/m|til|till|do|\\.\\.\\.?|~|[\\-\u2010-\u2015\u2212]) *\\+?\\(?");

    private final Set<String> lines = new LinkedHashSet<>();
    private int characters;
    private boolean whole = true;

    private TextDigits() {}

    /** @param whole false when there are more of them than these */
    record Found(List<String> lines, boolean whole) {}

    /** What is found in a text that is {@link PlainText plain}. */
    static Found in(String text) {
        TextDigits found = new TextDigits();
        text.lines().forEach(found::read);
        return new Found(List.copyOf(found.lines), found.whole);
    }

    private void read(String text) {
        Matcher groups = GROUPS.matcher(text);
        StringBuilder line = new StringBuilder();
        int end = 0;
        while (groups.find()) {
            if (!line.isEmpty()) {
                String between = text.substring(end, groups.start());
                if (TO.matcher(between).matches()) {
                    line.append(RANGE);
                } else {
                    keep(line);
                    line.setLength(0);
                }
            }
            append(line, groups.group());
            end = groups.end();
        }
        keep(line);
    }

    private static void append(StringBuilder line, String groups) {
        Matcher group = GROUP.matcher(groups);
        int end = 0;
        while (group.find()) {
            if (end > 0) {
                line.append(DASH.matcher(groups).region(end, group.start()).matches() ? RANGE : BLANK);
            }
            line.append(group.group());
            end = group.end();
        }
    }

    private void keep(CharSequence line) {
        if (line.chars().filter(Character::isDigit).limit(FEWEST_DIGITS).count() < FEWEST_DIGITS) {
            return;
        }
        String kept = line.toString();
        if (!lines.contains(kept)) {
            if (characters + kept.length() >= MOST_CHARACTERS) {
                whole = false;
                return;
            }
            characters += kept.length() + 1;
            lines.add(kept);
        }
    }
}
