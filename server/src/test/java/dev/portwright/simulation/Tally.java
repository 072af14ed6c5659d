package dev.portwright.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.testkit.Answer;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what a simulation has done, so that one that did nothing is seen. */
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String what) {
        add(what, 1);
    }

    void add(String what, int count) {
        counts.merge(what, count, Integer::sum);
    }

    int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    /** How many different things begin so. */
    long kinds(String prefix) {
        return counts.keySet().stream().filter(what -> what.startsWith(prefix)).count();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> "  %-44s %7d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Counts an answer, which never tells of a failure of the server. */
    Answer count(String what, Answer answer) {
        assertThat(answer.status())
                .as("%s answers %s", what, answer.text())
                .isIn(200, 201, 202, 204, 400, 404, 409, 412, 422);
        add(what + " " + answer.status());
        return answer;
    }
}
