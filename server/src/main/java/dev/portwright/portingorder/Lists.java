package dev.portwright.portingorder;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Total;
import java.sql.SQLException;
import java.util.List;

/** Finishes a page of a list that was read one entry too far. */
final class Lists {
    @FunctionalInterface
    interface Counter {
        long upTo(int limit) throws SQLException;
    }

    private Lists() {}

    /** Counts only when the page itself does not show where the list ends. */
    static <T> PortingOrderService.Listed<T> page(List<T> found, Page page, Counter counter) throws SQLException {
        Total total = Total.shownBy(page, found.size())
                ? Total.endingWith(page, found.size())
                : Total.counted(page, counter.upTo(Total.COUNTED_AT_MOST), found.size());
        List<T> entries = found.size() > page.size() ? found.subList(0, page.size()) : found;
        return new PortingOrderService.Listed<>(entries, page, total);
    }
}
