package dev.portwright.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.problem.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long SIZE = 100;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-99, 0, 99",
        "bytes=10-1000, 10, 99",
        "bytes=99-, 99, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-1000, 0, 99",
        "bytes=0-99999999999999999999, 0, 99",
        "bytes=-99999999999999999999, 0, 99",
        "BYTES=0-1, 0, 1"
    })
    void aPart(String header, long first, long last) {
        assertThat(ByteRange.of(header, SIZE)).contains(new ByteRange(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6"})
    void whatIsNoPartOrSeveralIsTheWhole(String header) {
        assertThat(ByteRange.of(header, SIZE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void aPartThatIsNotThereIsRefused(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, SIZE))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.status()).isEqualTo(416));
    }

    @Test
    void itsHeaderTellsWhereItStands() {
        assertThat(new ByteRange(10, 19).header(SIZE)).isEqualTo("bytes 10-19/100");
        assertThat(new ByteRange(10, 19).length()).isEqualTo(10);
    }

    @Test
    void aNameIsSentAsAsciiAndAsItIs() {
        assertThat(Download.disposition("loa.pdf"))
                .isEqualTo("attachment; filename=\"loa.pdf\"; filename*=UTF-8''loa.pdf");
        assertThat(Download.disposition("a\"b\\c%d;ü😀.pdf"))
                .isEqualTo(
                        "attachment; filename=\"a_b_c_d;__.pdf\"; filename*=UTF-8''a%22b%5Cc%25d%3B%C3%BC%F0%9F%98%80.pdf");
    }
}
