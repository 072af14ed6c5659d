package dev.portwright.platform.page;

import dev.portwright.platform.contract.Page;

/**
 * How many entries a list has over all its pages.
 *
 * @param exact false when counting stopped at {@link #COUNTED_AT_MOST} and {@code count} is a lower bound
 */
public record Total(long count, boolean exact) {
    /** Counting every match of a broad filter in a large table costs more than the page itself, so it stops here. */
    public static final int COUNTED_AT_MOST = 10_000;

    /** True when the page itself shows where the list ends, so that nothing needs to be counted. */
    public static boolean shownBy(Page page, int entriesFound) {
        return entriesFound <= page.size() && (entriesFound > 0 || page.number() == 1);
    }

    /** The total of a list that ends within the page. */
    public static Total endingWith(Page page, int entriesFound) {
        return new Total(page.offset() + entriesFound, true);
    }

    /**
     * The total of a list from a count that stopped at one above {@link #COUNTED_AT_MOST}. Never less than what the
     * page has shown to exist, so that a client that turns pages until the last one sees every entry.
     *
     * @param counted what was counted
     * @param entriesFound entries of the page plus one when there is a next page
     */
    public static Total counted(Page page, long counted, int entriesFound) {
        if (counted <= COUNTED_AT_MOST) {
            return new Total(counted, true);
        }
        return new Total(Math.max(counted, page.offset() + entriesFound), false);
    }
}
