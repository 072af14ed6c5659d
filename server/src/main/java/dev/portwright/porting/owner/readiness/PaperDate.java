package dev.portwright.porting.owner.readiness;

import dev.portwright.document.reading.Findings;
import dev.portwright.document.reading.FoundDate;
import dev.portwright.document.reading.FoundDate.Kind;
import dev.portwright.phonenumber.Territories;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The day that a document is of, by its text: the newest of the dates which it calls so, or else of all that have to do with it,
 * that does not lie in the future. Whatever is not clear counts as the newer day.
 *
 * @param isLabelled whether the document says that it is of that day
 */
record PaperDate(LocalDate date, boolean isLabelled) {
    /** Where the month is written before the day. */
    private static final Set<String> MONTH_FIRST = Set.of("US");

    /** Where some write it so, and others do not. */
    private static final Set<String> EITHER = Set.of("CA");

    /** What the date of a document may be called that is not called so. */
    private static final Set<Kind> UNCLEAR = Set.of(Kind.INVOICE, Kind.SIGNED, Kind.NONE);

    /**
     * The day that a document is of; empty when its text does not tell.
     *
     * @param letter whether it is a letter that was signed, and no invoice
     * @param country in which it was written
     */
    static Optional<PaperDate> of(Findings text, boolean letter, String country, LocalDate today) {
        String ruledBy = Territories.ruledBy(country);
        for (Kind kind : List.of(letter ? Kind.SIGNED : Kind.INVOICE, Kind.DATE)) {
            if (text.dates().stream().anyMatch(found -> found.kind() == kind)) {
                return newest(text, Set.of(kind), ruledBy, today).map(date -> new PaperDate(date, true));
            }
        }
        // Of what was not read the document may be.
        return text.whole()
                ? newest(text, UNCLEAR, ruledBy, today).map(date -> new PaperDate(date, false))
                : Optional.empty();
    }

    private static Optional<LocalDate> newest(Findings text, Set<Kind> kinds, String country, LocalDate today) {
        // Where the day begins earlier it may be tomorrow already.
        LocalDate latest = today.plusDays(1);
        return text.dates().stream()
                .filter(found -> kinds.contains(found.kind()))
                .flatMap(found -> meant(found, country))
                .filter(date -> !date.isAfter(latest))
                .max(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> meant(FoundDate found, String country) {
        LocalDate monthFirst = found.monthFirst();
        if (monthFirst == null) {
            return Stream.of(found.date());
        }
        if (EITHER.contains(country)) {
            return List.of(found.date(), monthFirst).stream();
        }
        return Stream.of(MONTH_FIRST.contains(country) ? monthFirst : found.date());
    }
}
