package dev.portwright.phonenumber;

/** What reading a text as a range of numbers found. */
public sealed interface SpanReading {
    /** A range. */
    record Known(NumberSpan span) implements SpanReading {}

    /**
     * The text seems to be a range, but not which.
     *
     * @param why a sentence for people, with what to write instead
     */
    record Unclear(String why) implements SpanReading {}

    /** The text is none: it is a number, or nothing that is known here. */
    record None() implements SpanReading {}
}
