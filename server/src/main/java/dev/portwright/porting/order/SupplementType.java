package dev.portwright.porting.order;

/** What a supplement asks the losing carrier for. */
public enum SupplementType {
    /** To let go of the whole order: the trade's SUP 1. */
    CANCEL("cancel"),
    /** To let the numbers go at another time: SUP 2. */
    DUE_DATE("due_date"),
    /** To correct what it was sent: SUP 3. */
    OTHER("other");

    private final String word;

    SupplementType(String word) {
        this.word = word;
    }

    /** The word on the wire and in the database. */
    public String word() {
        return word;
    }

    /**
     * The type of a word.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static SupplementType of(String word) {
        for (SupplementType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no such type of supplement: " + word);
    }
}
