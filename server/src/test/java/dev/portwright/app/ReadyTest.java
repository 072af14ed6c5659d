package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyTest {
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path folder;

    @Test
    void sandboxShowsItsKeys() {
        String text = Ready.text(SettingsLoader.load(null, Map.of(), folder), "http://127.0.0.1:8080", null);

        assertThat(text).isEqualTo("""
                Portwright %s   is ready
                  API              http://127.0.0.1:8080/v2
                  docs             http://127.0.0.1:8080/docs
                  mode             sandbox
                  data             %s
                  API key          portwright-sandbox-key
                  operator key     portwright-operator-key
                """.formatted(Help.version(), folder.resolve("data")));
    }

    @Test
    void deskShowsNoSecret() {
        String text = Ready.text(
                SettingsLoader.load(
                        null,
                        Map.of(
                                "PORTWRIGHT_MODE", "desk",
                                "PORTWRIGHT_OPERATOR_KEY", "s3cret-s3cret-s3cret",
                                "PORTWRIGHT_ENCRYPTION_KEY", KEY,
                                "PORTWRIGHT_DATABASE_URL", "postgresql://joe:s3cret@db:5432/port?sslmode=require"),
                        folder),
                "http://127.0.0.1:8080",
                "http://127.0.0.1:9090");

        assertThat(text)
                .contains(
                        "  mode             desk\n",
                        "  database         postgresql://db:5432/port\n",
                        "  management       http://127.0.0.1:9090\n")
                .doesNotContain("s3cret", KEY);
    }

    @Test
    void urlNamesAnAddressThatABrowserReaches() {
        assertThat(Ready.url("http", "127.0.0.1", 1)).isEqualTo("http://127.0.0.1:1");
        assertThat(Ready.url("http", "0.0.0.0", 2)).isEqualTo("http://localhost:2");
        assertThat(Ready.url("https", "::1", 3)).isEqualTo("https://[::1]:3");
    }

    @Test
    void helpNamesEverySetting() {
        for (SettingName name : SettingName.values()) {
            assertThat(Help.text()).contains(name.name());
        }
        assertThat(Help.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
