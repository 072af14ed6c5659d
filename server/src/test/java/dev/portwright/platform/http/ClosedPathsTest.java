package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedPathsTest {
    @ParameterizedTest
    @CsvSource({
        "/sandbox, true",
        "/sandbox/, true",
        "/sandbox/clock, true",
        "/sandbox;v=1/clock, true",
        "/sandboxes, false",
        "/sand, false",
        "/v2/sandbox, false"
    })
    void aPathIsClosedWithAllThatIsBelowIt(String path, boolean closed) {
        assertThat(ClosedPaths.isWithin("/sandbox", path)).isEqualTo(closed);
    }
}
