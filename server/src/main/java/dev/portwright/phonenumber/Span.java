package dev.portwright.phonenumber;

/** What goes from a first to a last one: numbers, or the extensions of a number. */
public interface Span<S extends Span<S>> {
    /** True when all of the other is in this. */
    boolean holds(S other);

    /** True when something is in both. */
    boolean overlaps(S other);

    /** For people: {@code +4930123400 to +4930123499}. */
    String words();
}
