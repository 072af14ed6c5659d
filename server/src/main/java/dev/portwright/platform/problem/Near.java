package dev.portwright.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the name that somebody may have meant by one that there is not. Capital letters, hyphens and underscores do not
 * count: {@code phoneNumbers} is {@code phone_numbers}.
 */
public final class Near {
    /** What is longer was not mistyped; looking at it would cost the square of its length. */
    static final int LONGEST = 64;

    /** More than any distance at which names are near. */
    public static final int FAR = 4;

    /** How much of a name must be there to stand for all of it. */
    private static final int BEGINNING = 4;

    private static final int MOST = 3;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[-_ ]");

    private Near() {}

    /** The known name that is nearest to the given one, and first among equals; empty when none is near. */
    public static Optional<String> name(String given, Iterable<String> known) {
        @Nullable String nearest = null;
        int least = FAR;
        for (String name : known) {
            int distance = distance(given, name);
            if (distance < least) {
                nearest = name;
                least = distance;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** True when the names differ in capital letters, hyphens and underscores at most. */
    public static boolean isSame(String given, String known) {
        return given.length() <= LONGEST && plain(given).equals(plain(known));
    }

    /** How far the known name is from the given one: 0 when they are the same, {@value #FAR} when they are not near. */
    public static int distance(String given, String known) {
        if (given.length() > LONGEST) {
            return FAR;
        }
        String one = plain(given);
        String other = plain(known);
        int most = Math.min(MOST, other.length() / MOST);
        if (Math.abs(one.length() - other.length()) <= most) {
            int edits = edits(one, other);
            if (edits <= most) {
                return edits;
            }
        }
        boolean begins = one.length() >= BEGINNING && other.startsWith(one);
        return begins || sharesWords(given, known) ? MOST : FAR;
    }

    private static String plain(String name) {
        return BETWEEN_WORDS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** True when all words of one are among those of the other: {@code orders} and {@code porting_orders}. */
    private static boolean sharesWords(String given, String known) {
        List<String> some = words(given);
        List<String> others = words(known);
        return !some.isEmpty() && !others.isEmpty() && (others.containsAll(some) || some.containsAll(others));
    }

    private static List<String> words(String name) {
        return BETWEEN_WORDS
                .splitAsStream(name.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2)
                .toList();
    }

    /** Characters to insert, leave out or replace, and neighbours to swap (Damerau's distance, optimal alignment). */
    private static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
