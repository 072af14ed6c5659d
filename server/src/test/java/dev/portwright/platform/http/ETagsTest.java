package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.page.ETags;
import dev.portwright.platform.problem.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {
    @Test
    void aTagIsTheVersionInQuotes() {
        assertThat(ETags.of(3)).isEqualTo("\"3\"");
    }

    @Test
    void withoutIfMatchEveryVersionWillDo() {
        ETags.require(null, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "*", " \"3\" ", "\"1\", \"3\"", "W/\"3\""})
    void listsThatHoldTheVersionPass(String header) {
        ETags.require(header, 3);
        assertThat(ETags.unchanged(header, 3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"33\"", "\"1\",\"2\"", "\"\"", "\"3", "x\"3\""})
    void othersAreRefusedWith412(String header) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> ETags.require(header, 3));
        assertThat(refusal.status()).isEqualTo(412);
        assertThat(refusal.problems().getFirst().parameter()).isEqualTo("If-Match");
        assertThat(ETags.unchanged(header, 3)).isFalse();
    }

    @Test
    void withoutIfNoneMatchEverythingIsNew() {
        assertThat(ETags.unchanged(null, 3)).isFalse();
    }
}
