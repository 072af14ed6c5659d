package dev.portwright.platform.problem;

/** How much of a list one answer can hold and how far its pages reach. */
public final class PageBounds {
    /** Bytes of an answer, and characters of the rows that are read for it. Any 25 entries of any list fit. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    /** The last entry of a list that a page can show: whoever skips entries has the database walk past them. */
    public static final int LAST_ENTRY = 100_000;

    private PageBounds() {}

    /** The refusal of a page whose entries do not fit into one answer. */
    public static ApiException tooLarge() {
        return new ApiException(ProblemCode.OUT_OF_RANGE.in(
                "page[size]",
                "The entries of this page come to more than " + MOST_BYTES / (1024 * 1024)
                        + " MiB. Ask for fewer at a time with a smaller page[size]; 25 always fit."));
    }

    /** The refusal of a page that reaches beyond {@link #LAST_ENTRY}. */
    public static ApiException tooFar() {
        return new ApiException(ProblemCode.OUT_OF_RANGE.in(
                "page[number]",
                "Pages reach to entry " + LAST_ENTRY + " of a list; page[number] times page[size] may not be more."
                        + " For what lies beyond, filter the list, best by time, and begin with its first page."));
    }
}
