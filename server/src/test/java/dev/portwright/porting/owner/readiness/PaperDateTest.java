package dev.portwright.porting.owner.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.reading.Findings;
import dev.portwright.document.reading.FoundDate;
import dev.portwright.document.reading.FoundDate.Kind;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PaperDateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 14);

    private static FoundDate found(Kind kind, String date) {
        return new FoundDate(kind, LocalDate.parse(date), null);
    }

    private static Findings text(boolean whole, FoundDate... dates) {
        return new Findings(Findings.State.READ, 1, whole, List.of(dates), List.of(), List.of(), true);
    }

    private static @Nullable PaperDate of(boolean letter, String country, Findings text) {
        return PaperDate.of(text, letter, country, TODAY).orElse(null);
    }

    private static PaperDate dated(String date, boolean labelled) {
        return new PaperDate(LocalDate.parse(date), labelled);
    }

    @Test
    void whatTheDocumentIsSaidToBeOfCountsBeforeAllOthers() {
        Findings text = text(
                true,
                found(Kind.NONE, "2026-03-10"),
                found(Kind.DATE, "2026-03-09"),
                found(Kind.SIGNED, "2026-01-02"),
                found(Kind.INVOICE, "2026-01-01"),
                found(Kind.INVOICE, "2026-01-03"),
                found(Kind.OTHER, "2026-03-11"));
        assertThat(of(false, "DE", text)).isEqualTo(dated("2026-01-03", true));
        assertThat(of(true, "DE", text)).isEqualTo(dated("2026-01-02", true));
    }

    @Test
    void elseWhatIsCalledTheDateAndElseTheNewestThatMayBeIt() {
        Findings called = text(true, found(Kind.NONE, "2026-03-10"), found(Kind.DATE, "2026-01-09"));
        assertThat(of(false, "DE", called)).isEqualTo(dated("2026-01-09", true));
        Findings plain = text(
                true, found(Kind.NONE, "2026-01-10"), found(Kind.NONE, "2026-02-10"), found(Kind.OTHER, "2026-03-01"));
        assertThat(of(false, "DE", plain)).isEqualTo(dated("2026-02-10", false));
        assertThat(of(false, "DE", text(true, found(Kind.OTHER, "1970-03-01")))).isNull();
    }

    @Test
    void ofADocumentThatWasNotReadWholeOnlyWhatItIsSaidToBeOfCounts() {
        assertThat(of(false, "DE", text(false, found(Kind.NONE, "2026-01-10")))).isNull();
        assertThat(of(false, "DE", text(false, found(Kind.INVOICE, "2026-01-10"))))
                .isEqualTo(dated("2026-01-10", true));
    }

    @Test
    void whatLiesInTheFutureIsNotTheDayAndNoOtherOneTakesItsPlace() {
        Findings text = text(true, found(Kind.INVOICE, "2026-03-16"), found(Kind.NONE, "2025-01-01"));
        assertThat(of(false, "DE", text)).isNull();
        assertThat(of(false, "DE", text(true, found(Kind.INVOICE, "2026-03-15"))))
                .isEqualTo(dated("2026-03-15", true));
    }

    @Test
    void dayAndMonthAreMeantAsInTheCountryAndWhereEitherMayBeAsTheNewerDay() {
        Findings text =
                text(true, new FoundDate(Kind.INVOICE, LocalDate.parse("2026-02-03"), LocalDate.parse("2026-03-02")));
        assertThat(of(false, "GB", text)).isEqualTo(dated("2026-02-03", true));
        assertThat(of(false, "US", text)).isEqualTo(dated("2026-03-02", true));
        assertThat(of(false, "PR", text)).isEqualTo(dated("2026-03-02", true));
        assertThat(of(false, "CA", text)).isEqualTo(dated("2026-03-02", true));
    }
}
