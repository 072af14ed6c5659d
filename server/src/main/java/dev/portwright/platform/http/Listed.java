package dev.portwright.platform.http;

import dev.portwright.platform.contract.Page;
import java.sql.SQLException;
import java.util.List;

/** One page of a list and how long the whole list is. */
public record Listed<T>(List<T> entries, Page page, Total total) {

    /** Counts what a list holds over all its pages. */
    @FunctionalInterface
    public interface Counter {
        /** The count, or one more than the limit when there are more than that. */
        long upTo(int limit) throws SQLException;
    }

    /**
     * Finishes a page. Counts only when the page itself does not show where the list ends.
     *
     * @param found the entries of the page and, to see whether there is a next one, its first entry
     */
    public static <T> Listed<T> of(List<T> found, Page page, Counter counter) throws SQLException {
        Total total = Total.shownBy(page, found.size())
                ? Total.endingWith(page, found.size())
                : Total.counted(page, counter.upTo(Total.COUNTED_AT_MOST), found.size());
        return new Listed<>(found.size() > page.size() ? found.subList(0, page.size()) : found, page, total);
    }
}
