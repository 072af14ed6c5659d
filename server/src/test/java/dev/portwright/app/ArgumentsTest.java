package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Command lines that make no sense, each refused before anything is started for it. */
class ArgumentsTest {
    record Refused(List<String> words, String problem) {}

    static List<Refused> senseless() {
        return List.of(
                new Refused(List.of("account", "drop"), "unknown command 'account drop'"),
                new Refused(List.of("key"), "unknown command 'key'"),
                new Refused(List.of("account", "list", "now"), "unexpected 'now'"),
                new Refused(List.of("account", "list", "--all", "yes"), "unknown option --all"),
                new Refused(List.of("account", "create", "--name"), "--name needs a value"),
                new Refused(List.of("account", "create", "--name", "a", "--name=b"), "--name is given twice"),
                new Refused(List.of("account", "create"), "--name is needed"),
                new Refused(List.of("account", "create", "--name", " "), "--name is needed"),
                new Refused(
                        List.of("account", "create", "--name", "x".repeat(256)),
                        "--name must have 1 to 255 characters"),
                new Refused(List.of("key", "create", "--account", "x"), "--account must be an id such as"),
                new Refused(List.of("key", "revoke", "x"), "the key must be an id such as"),
                new Refused(List.of("key", "revoke"), "the key must be an id such as"));
    }

    @ParameterizedTest
    @MethodSource("senseless")
    void whatMakesNoSenseIsRefusedWithAWayOut(Refused line) {
        String[] words = line.words().toArray(String[]::new);
        assertThatThrownBy(() -> AccountCommand.of(new Arguments(words)))
                .isInstanceOfSatisfying(
                        StartException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(StartException.USAGE))
                .hasMessageStartingWith(line.problem())
                .hasMessageEndingWith(" (see `portwright help`)");
    }
}
