package dev.portwright.platform.page;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/** One page of a list and how long the whole list is. */
public record Listed<T>(List<T> entries, Page page, Total total) {

    /**
     * Finishes a page. Counts only when the page itself does not show where the list ends.
     *
     * @param found the entries of the page and, to see whether there is a next one, its first entry
     * @param count counts what the list holds over all its pages, no further than one more than the limit it is given
     */
    public static <T> Listed<T> of(List<T> found, Page page, IntToLongFunction count) {
        Total total = Total.shownBy(page, found.size())
                ? Total.endingWith(page, found.size())
                : Total.counted(page, count.applyAsLong(Total.COUNTED_AT_MOST), found.size());
        return new Listed<>(found.size() > page.size() ? found.subList(0, page.size()) : found, page, total);
    }

    /**
     * Reads a page.
     *
     * @param rows answers the entries in their order; it ends in {@code LIMIT {limit} OFFSET {offset}}, which are set here
     * @param count counts them no further than {@code {most}}, which is set here
     */
    public static <T> Listed<T> read(Db db, Page page, SqlText rows, SqlText count, Sql.Mapper<T> entry) {
        return db.readPage(
                page.size(),
                tx -> of(
                        tx.sql(rows.with("limit", page.size() + 1).with("offset", page.offset()))
                                .page(entry),
                        page,
                        limit -> tx.sql(count.with("most", limit + 1))
                                .one(Sql.Row::number)
                                .orElse(0L)));
    }

    /** A page of a list that is in memory, whole. */
    public static <T> Listed<T> pageOf(List<T> all, Page page) {
        return counted(all.stream().skip(page.offset()).limit(page.size()).toList(), page, all.size());
    }

    /** A page of a list whose entries were all counted. */
    public static <T> Listed<T> counted(List<T> entries, Page page, long total) {
        return new Listed<>(entries, page, new Total(total, true));
    }

    /** True when the list goes on after the page. */
    public boolean hasNext() {
        return total.count() > page.offset() + entries.size();
    }

    /** The same page of something else that is made of each entry. */
    public <R> Listed<R> map(Function<? super T, ? extends R> of) {
        return new Listed<>(entries.stream().<R>map(of).toList(), page, total);
    }
}
