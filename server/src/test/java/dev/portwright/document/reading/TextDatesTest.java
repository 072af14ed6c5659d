package dev.portwright.document.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.document.reading.FoundDate.Kind;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextDatesTest {
    private static List<FoundDate> in(String text) {
        return TextDates.in(PlainText.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-14",
                "2026-03-14T09:30:00Z",
                "2026/3/14",
                "2026.03.14",
                "2026年3月14日",
                "２０２６年３月１４日",
                "14.03.2026",
                "14. 3. 2026",
                "14/3/2026",
                "14-03-26",
                "03/14/2026",
                "3/14/26",
                "14 March 2026",
                "14th of March, 2026",
                "14-Mar-26",
                "14 MAR 2026",
                "March 14, 2026",
                "Mar. 14th 2026",
                "14. März 2026",
                "14. Mrz. 2026",
                "14 mars 2026",
                "14 marzo 2026",
                "14 de marzo de 2026",
                "14 de março de 2026",
                "14 maart 2026",
                "14 mrt. 2026",
                "14. marts 2026",
                "14. maaliskuuta 2026",
                "14 marca 2026",
                "Denver, 14.03.2026."
            })
    void aDateIsFoundHoweverItIsWritten(String text) {
        assertThat(in(text)).containsExactly(new FoundDate(Kind.NONE, LocalDate.of(2026, 3, 14), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01.02.03.04.05",
                "Version 1.2.26.4",
                "31.02.2026",
                "2026-13-01",
                "00/00/2026",
                "303-555-0100",
                "192.0.2.7",
                "14 Merch 2026",
                "1/2/1850",
                "9999999999999/12/2026"
            })
    void whatIsNoneIsNotTakenForOne(String text) {
        assertThat(in(text)).isEmpty();
    }

    @Test
    void whereDayAndMonthMayBeMeantEitherWayBothAreKept() {
        assertThat(in("03/04/2026"))
                .containsExactly(new FoundDate(Kind.NONE, LocalDate.of(2026, 4, 3), LocalDate.of(2026, 3, 4)));
        assertThat(in("04/04/2026")).containsExactly(new FoundDate(Kind.NONE, LocalDate.of(2026, 4, 4), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVOICE|Invoice date: 14 March 2026",
                "INVOICE|Bill date 14.03.2026",
                "INVOICE|Rechnungsdatum: 14.03.2026",
                "INVOICE|Rechnung vom 14. März 2026",
                "INVOICE|Date de facture : 14/03/2026",
                "INVOICE|Facture n° 12 du 3, émise; date d’émission 14/03/2026",
                "INVOICE|Data fattura 14/03/2026",
                "INVOICE|Fecha de emisión: 14/03/2026",
                "INVOICE|Data de emissão: 14/03/2026",
                "INVOICE|Factuurdatum 14-03-2026",
                "INVOICE|Fakturadato 14.03.2026",
                "INVOICE|Laskun päiväys 14.3.2026",
                "INVOICE|Data wystawienia: 14.03.2026",
                "INVOICE|請求日 2026年3月14日",
                "SIGNED|Signed at 2026-03-14T09:30:00.123Z",
                "SIGNED|Date signed: 03/14/2026",
                "SIGNED|Unterschrieben am 14.03.2026",
                "SIGNED|Firmado el 14 de marzo de 2026",
                "SIGNED|署名日：2026年3月14日",
                "DATE|Date: 14 March 2026",
                "DATE|Datum 14.03.2026",
                "DATE|Fecha: 14/03/2026",
                "OTHER|Due date: 14 March 2026",
                "OTHER|Invoice 77 is due on 14.03.2026",
                "OTHER|Date wanted 2026-03-14 09:00 UTC",
                "OTHER|Date of birth 14.03.2026",
                "NONE|We updated it: 14.03.2026",
                "NONE|14.03.2026"
            })
    void whatStandsBeforeADateSaysWhatItIs(Kind kind, String text) {
        assertThat(in(text)).containsExactly(new FoundDate(kind, LocalDate.of(2026, 3, 14), null));
    }

    @Test
    void aLabelCountsForTheNextDateOnly() {
        assertThat(in("Invoice date 14.03.2026 for 20.02.2026, due date 28.03.2026"))
                .extracting(FoundDate::kind)
                .containsExactly(Kind.INVOICE, Kind.NONE, Kind.OTHER);
    }

    @Test
    void whatStandsInTheLineAboveCountsWhereADateStandsAlone() {
        assertThat(in("Rechnungsdatum\n\n14.03.2026"))
                .containsExactly(new FoundDate(Kind.INVOICE, LocalDate.of(2026, 3, 14), null));
        assertThat(in("Rechnungsdatum\nNr. 7 14.03.2026"))
                .containsExactly(new FoundDate(Kind.NONE, LocalDate.of(2026, 3, 14), null));
    }

    @Test
    void ofAnyNumberOfDatesTheFirstAreKept() {
        StringBuilder text = new StringBuilder();
        for (LocalDate date = LocalDate.of(2020, 1, 1); date.getYear() < 2022; date = date.plusDays(1)) {
            text.append(date).append(' ');
        }
        assertThat(in(text.toString()))
                .hasSize(TextDates.MOST)
                .startsWith(new FoundDate(Kind.NONE, LocalDate.of(2020, 1, 1), null));
    }

    @Test
    void noWordNamesTwoMonths() {
        assertThat(MonthNames.month("listopada")).contains(Month.NOVEMBER);
        assertThat(MonthNames.month("juillet")).contains(Month.JULY);
        assertThat(MonthNames.month("juin")).contains(Month.JUNE);
        assertThat(MonthNames.month("jui")).isEmpty();
        assertThat(MonthNames.month("set")).contains(Month.SEPTEMBER);
    }
}
