package dev.portwright.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedBytesTest {
    @Test
    void whatFitsIsWrittenWhole() {
        assertThat(new String(Json.bytesUpTo(10, List.of("a", "bc")).orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo("[\"a\",\"bc\"]");
    }

    @Test
    void whatDoesNotFitIsNotWrittenAtAll() {
        assertThat(Json.bytesUpTo(9, List.of("a", "bc"))).isEmpty();
        assertThat(Json.bytesUpTo(100_000, Collections.nCopies(1_000_000, "entry")))
                .isEmpty();
    }
}
