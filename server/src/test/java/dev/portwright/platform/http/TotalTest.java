package dev.portwright.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.page.Total;
import org.junit.jupiter.api.Test;

class TotalTest {
    private static final Page FIRST = new Page(1, 20);
    private static final Page THIRD = new Page(3, 20);

    @Test
    void aPageThatIsNotFullShowsTheEndOfItsList() {
        assertThat(Total.shownBy(FIRST, 0)).isTrue();
        assertThat(Total.shownBy(FIRST, 20)).isTrue();
        assertThat(Total.shownBy(FIRST, 21)).isFalse();
        assertThat(Total.shownBy(THIRD, 1)).isTrue();
        assertThat(Total.endingWith(THIRD, 1)).isEqualTo(new Total(41, true));
        assertThat(Total.endingWith(FIRST, 0)).isEqualTo(new Total(0, true));
    }

    @Test
    void anEmptyLaterPageDoesNotShowWhereTheListEnds() {
        assertThat(Total.shownBy(THIRD, 0)).isFalse();
    }

    @Test
    void countsAreExactUpToTheLimit() {
        assertThat(Total.counted(FIRST, 9_999, 21)).isEqualTo(new Total(9_999, true));
        assertThat(Total.counted(FIRST, 10_000, 21)).isEqualTo(new Total(10_000, true));
        assertThat(Total.counted(FIRST, 10_001, 21)).isEqualTo(new Total(10_001, false));
    }

    @Test
    void aLowerBoundIsNeverLessThanWhatThePageShows() {
        assertThat(Total.counted(new Page(600, 20), 10_001, 21)).isEqualTo(new Total(12_001, false));
    }
}
