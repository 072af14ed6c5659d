package dev.portwright.sandbox.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.exceptiontype.ExceptionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/sandbox.md} say what the program does. */
class SandboxManualTest {
    private static final Path MANUAL = Path.of("..", "docs", "sandbox.md");

    @Test
    void theEndingsAreThoseOfTheProgram() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        int ending = Triggers.FIRST_CODE;
        for (ExceptionType type : new ExceptionCatalog().all()) {
            expected.put(String.valueOf(ending++), type.code());
        }
        Triggers.ENDINGS.forEach((digits, outcome) -> expected.put(digits, outcome.word()));
        Map<String, String> manual = new LinkedHashMap<>();
        table("### Numbers").forEach(row -> manual.put(code(row.get(0)), code(row.get(1))));
        assertThat(manual).containsExactlyEntriesOf(expected);
    }

    @Test
    void theOutcomesAreThoseOfTheProgramEachWithItsDecision() throws IOException {
        List<String> expected = Arrays.stream(Outcome.values())
                .map(outcome -> outcome.word() + ": "
                        + switch (outcome.decision()) {
                            case AFTER_FOC -> "after the date is confirmed";
                            case NEW_DATE -> "a new date";
                            case CHANGE -> "a change";
                            default -> outcome.decision().name().toLowerCase(Locale.ROOT);
                        })
                .toList();
        assertThat(table("### Outcomes"))
                .extracting(row -> code(row.get(0)) + ": " + row.get(1))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void theTimesAreThoseOfTheProgram() throws IOException {
        Map<String, Duration> manual = table("### How long it takes").stream()
                .collect(Collectors.toMap(List::getFirst, row -> Duration.parse(code(row.get(1)))));
        assertThat(manual)
                .isEqualTo(Map.of(
                        "from confirm until the order is `submitted`", Delays.SUBMIT,
                        "until the losing carrier answers, for orders eligible for FastPort", Delays.ANSWER_FAST_PORT,
                        "until it answers, for others", Delays.ANSWER,
                        "on top of that, for `late_foc`", Delays.LATE,
                        "until a supplement is answered once a date is confirmed", Delays.SUPPLEMENT,
                        "from a confirmed date until it is moved, for `foc_moved`", Delays.MOVE,
                        "until a cancellation is decided", Delays.CANCELLATION,
                        "from `ported` until messaging is decided", Delays.MESSAGING));
    }

    /** The rows of the first table after a heading, without its own two head lines. */
    private static List<List<String>> table(String heading) throws IOException {
        return Files.readAllLines(MANUAL).stream()
                .dropWhile(line -> !line.equals(heading))
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static String code(String cell) {
        assertThat(cell).startsWith("`").endsWith("`");
        return cell.substring(1, cell.length() - 1);
    }
}
