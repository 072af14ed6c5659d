package dev.portwright.platform.http;

import dev.portwright.platform.problem.Near;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A path that is not there, by its segments, and how far it is from those that are. */
final class AskedPath {
    /** The most that it may cost to make a path of it that may have been meant. */
    static final int MOST_COST = 4;

    /** What is called otherwise elsewhere, and too far from its name here to be found by that. */
    static final Map<String, String> OTHER_NAMES =
            Map.of("portout_orders", "portouts", "port_outs", "portouts", "submit", "confirm");

    private static final int MISSING = 3;
    private static final int TOO_MANY = 4;
    private static final int NO_ID = 2;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{36}|[0-9]+");

    private final List<String> asked;

    /** Of each segment to those that it was compared with: many paths begin alike. */
    private final List<Map<String, Integer>> compared;

    AskedPath(List<String> asked) {
        this.asked = asked;
        this.compared = asked.stream()
                .<Map<String, Integer>>map(segment -> new HashMap<>())
                .toList();
    }

    /**
     * What it takes to make a path of the description of this one, segment by segment; more than {@link #MOST_COST} when it
     * is not worth finding out.
     */
    int cost(List<String> template) {
        int[] last = new int[template.size() + 1];
        for (int j = 0; j < last.length; j++) {
            last[j] = j * MISSING;
        }
        for (int i = 1; i <= asked.size(); i++) {
            // The last says what was asked for: without it, another thing would be.
            int tooMany = i < asked.size() ? TOO_MANY : MOST_COST + 1;
            int[] row = new int[last.length];
            row[0] = last[0] + tooMany;
            int least = row[0];
            for (int j = 1; j < row.length; j++) {
                row[j] = Math.min(row[j - 1] + MISSING, last[j] + tooMany);
                if (last[j - 1] <= MOST_COST) {
                    row[j] = Math.min(row[j], last[j - 1] + cost(i - 1, template.get(j - 1)));
                }
                least = Math.min(least, row[j]);
            }
            if (least > MOST_COST) {
                return least;
            }
            last = row;
        }
        return last[template.size()];
    }

    /** False when nothing but the beginning that all have, and ids, is alike. */
    boolean isNamedLike(List<String> template) {
        for (String named : template.subList(1, template.size())) {
            for (int i = 1; i < asked.size(); i++) {
                if (!isParameter(named) && cost(i, named) <= MOST_COST) {
                    return true;
                }
            }
        }
        return false;
    }

    private int cost(int at, String named) {
        String segment = asked.get(at);
        return isParameter(named)
                ? ID.matcher(segment).matches() ? 0 : NO_ID
                : compared.get(at).computeIfAbsent(named, other -> cost(segment, other));
    }

    private static int cost(String segment, String named) {
        if (segment.equals(named) || named.equals(OTHER_NAMES.get(segment))) {
            return 0;
        }
        int distance = Near.distance(segment, named);
        return distance == Near.FAR ? MOST_COST + 1 : distance;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
