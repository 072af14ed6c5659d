package dev.portwright.document.reading;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date that stands in a text.
 *
 * @param date what it means where the day is written before the month, and everywhere else where that is the only way to
 *     read it
 * @param monthFirst what it means where the month is written before the day; null when it is the same, or none
 */
public record FoundDate(Kind kind, LocalDate date, @Nullable LocalDate monthFirst) {
    /** What is said of a date by what stands before it. */
    public enum Kind {
        /** That an invoice is of this day. */
        INVOICE,
        /** That something was signed on it. */
        SIGNED,
        /** That it is the date, of whatever. */
        DATE,
        /** Something that has nothing to do with how old a document is. */
        OTHER,
        /** Nothing. */
        NONE
    }
}
