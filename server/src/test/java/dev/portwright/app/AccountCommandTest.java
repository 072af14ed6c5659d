package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.config.Settings;
import dev.portwright.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCommandTest {
    private static final String NOBODY = "0199f7a2-5c0e-7b41-9d7e-3f2a60c1b8aa";

    @TempDir
    Path folder;

    private String url = "";

    @BeforeEach
    void onAnEmptyDatabase() {
        url = TestDatabases.create();
    }

    @Test
    void accountAndKeyAreMadeListedAndRevoked() throws IOException {
        String account = run("account", "create", "--name", "Acme Telecom").strip();
        assertThat(run("account", "list")).matches(account + "  \\S+Z  Acme Telecom\n");

        List<String> made =
                run("key", "create", "--account", account, "--name=ci").lines().toList();
        assertThat(made.getFirst()).matches("key    pw_[\\w-]{43}");
        String key = made.get(1).substring("key id ".length());
        assertThat(made.getLast()).isEqualTo("The key is not shown again.");
        assertThat(run("key", "list", "--account", account))
                .matches(key + "  pw_\\S{4}\\.\\.\\.  \\S+Z  never used  active   ci\n");

        assertThat(run("key", "revoke", key)).isEqualTo("revoked " + key + "\n");
        assertThat(run("key", "list", "--account", account)).contains("  revoked  ci\n");
    }

    @Test
    void refusalsAreOneSentenceForThePerson() {
        assertThatThrownBy(() -> run("key", "create", "--account", NOBODY))
                .isInstanceOf(StartException.class)
                .hasMessage("There is no such account.");
        assertThatThrownBy(() -> run("key", "revoke", NOBODY)).hasMessage("There is no such API key.");
        assertThatThrownBy(() -> run("key", "revoke", "abc"))
                .hasMessage("the key must be an id such as " + NOBODY + ", not 'abc' (see `portwright help`)");
        assertThatThrownBy(() -> run("account", "create")).hasMessage("--name is needed (see `portwright help`)");
        assertThatThrownBy(() -> run("account", "create", "--name"))
                .hasMessage("--name needs a value (see `portwright help`)");
        assertThatThrownBy(() -> run("account", "create", "--name", "a", "--nme", "b"))
                .hasMessage("unknown option --nme (see `portwright help`)");
        assertThatThrownBy(() -> run("account", "list", "please"))
                .hasMessage("unexpected 'please' (see `portwright help`)");
        assertThatThrownBy(() -> run("key", "steal")).hasMessage("unknown command 'key steal' (see `portwright help`)");
    }

    @Test
    void databaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
        url = "jdbc:postgresql://127.0.0.1:1/nowhere?user=joe&password=s3cret";

        assertThatThrownBy(() -> run("account", "list"))
                .isInstanceOfSatisfying(
                        StartException.class, e -> assertThat(e.exitCode()).isEqualTo(3))
                .hasMessageStartingWith("the database at postgresql://127.0.0.1:1/nowhere cannot be used: ")
                .hasMessageNotContaining("s3cret");
    }

    private String run(String... words) throws IOException {
        return AccountCommand.of(new Arguments(words)).run(settings());
    }

    private Settings settings() {
        return SettingsLoader.load(null, Map.of("PORTWRIGHT_DATABASE_URL", url), folder);
    }
}
