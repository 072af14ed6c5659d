package dev.portwright.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarrierCsvTest {
    private static final String HEADER = "prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,portable\n";

    @Test
    void readsRowsWithQuotesWindowsLineEndsAndAByteOrderMark() {
        assertThat(read("\ufeff" + HEADER.strip()
                        + "\r\n1303,\"Smith, \"\"Jones\"\" & Sons\",9911,991A,true,false,true\r\n"))
                .containsExactly(new CarrierRange(
                        "1303", new Carrier("Smith, \"Jones\" & Sons", "9911", "991A", true, false, true, "")));
    }

    @Test
    void readsColumnsInAnyOrderAndSkipsEmptyRows() {
        assertThat(read("""
                        portable,prefix,ocn,spid,carrier_name,messaging_capable,fast_port_eligible

                        true,44,B1,A1,Albion,false,true

                        """))
                .containsExactly(new CarrierRange("44", new Carrier("Albion", "A1", "B1", true, false, true, "")));
    }

    @Test
    void readsWhatSpreadsheetsSave() {
        CarrierRange range = new CarrierRange("44", new Carrier("Albion", "A1", "B1", true, false, true, ""));
        String plain = HEADER + "44,Albion,A1,B1,TRUE,FALSE,True\n";
        assertThat(read(plain)).containsExactly(range);
        assertThat(read(plain.replace("\n", ",,\n") + ",,,,,,,,\n,,,,,,,,\n")).containsExactly(range);
        assertThat(read(plain.replace(',', ';'))).containsExactly(range);
        assertThat(read("\ufeff" + plain.replace(',', '\t').replace("\n", "\t\r\n")))
                .containsExactly(range);
        assertThat(read(plain.replace(',', ';').replace("Albion", "\"Albion; Sons\"")))
                .extracting(found -> found.carrier().name())
                .containsExactly("Albion; Sons");
        assertThat(refusal(plain.replace("True\n", "True,x\n")))
                .containsExactly(ProblemCode.UNPROCESSABLE.because("Row 2 has 8 columns where the header has 7."));
    }

    @Test
    void aRangeThatIsNotPortableHasTheReasonGivenOrNoCoverage() {
        String header = HEADER.strip() + ",not_portable_reason\n";
        assertThat(read(header + "1,A,1,1,true,true,false,Frozen by court order\n2,A,1,1,true,true,false,\n"))
                .extracting(range -> range.carrier().notPortableReason())
                .containsExactly("Frozen by court order", "No coverage");
        assertThat(refusal(header + "1,A,1,1,true,true,true,Because\n"))
                .containsExactly(ProblemCode.UNPROCESSABLE.because(
                        "Row 2, column not_portable_reason: 'Because' is given for a range that is portable."));
    }

    @Test
    void tellsEveryWrongCellAtOnce() {
        String longName = "n".repeat(101);
        assertThat(refusal(HEADER
                        + "1303,Good,9911,991A,true,true,true\n"
                        + "0303,,99-1,,yes,T,\n"
                        + "1303," + longName + ",9911,991A,true,true,true\n"
                        + "1304,Short\n"))
                .containsExactly(
                        ProblemCode.UNPROCESSABLE.because(
                                "Row 3, column prefix: '0303' is not 1 to 15 digits of which the first is not 0."),
                        ProblemCode.STRING_LENGTH.because(
                                "Row 3, column carrier_name: '' is not 1 to 100 characters long."),
                        ProblemCode.UNPROCESSABLE.because(
                                "Row 3, column spid: '99-1' is not 1 to 10 capital letters and digits."),
                        ProblemCode.UNPROCESSABLE.because(
                                "Row 3, column ocn: '' is not 1 to 10 capital letters and digits."),
                        ProblemCode.INVALID_TYPE.because(
                                "Row 3, column fast_port_eligible: 'yes' is neither true nor false."),
                        ProblemCode.INVALID_TYPE.because(
                                "Row 3, column messaging_capable: 'T' is neither true nor false."),
                        ProblemCode.INVALID_TYPE.because("Row 3, column portable: '' is neither true nor false."),
                        ProblemCode.STRING_LENGTH.because("Row 4, column carrier_name: '" + "n".repeat(40)
                                + "...' is not 1 to 100 characters long."),
                        ProblemCode.UNPROCESSABLE.because("Row 5 has 2 columns where the header has 7."),
                        ProblemCode.UNPROCESSABLE.because("Row 4, column prefix: '1303' is already in row 2."));
    }

    @Test
    void tellsUnknownMissingAndRepeatedColumns() {
        assertThat(refusal("prefix,prefix,carrier_name,spid,ocn,fast_port_eligible,messaging_capable,color\n"))
                .containsExactly(
                        ProblemCode.UNPROCESSABLE.because("Row 1: the column 'prefix' is there twice."),
                        ProblemCode.UNPROCESSABLE.because(
                                "Row 1: the column 'color' is unknown. The columns are prefix,"
                                        + " carrier_name, spid, ocn, fast_port_eligible, messaging_capable, portable and, if"
                                        + " wanted, not_portable_reason."),
                        ProblemCode.MISSING_PARAMETER.because("Row 1: the column 'portable' is missing."));
    }

    @Test
    void refusesAFileWithoutRows() {
        assertThat(refusal(""))
                .containsExactly(
                        ProblemCode.UNPROCESSABLE.because("The file is empty. Its first row must name the columns."));
        assertThat(refusal(HEADER))
                .containsExactly(ProblemCode.UNPROCESSABLE.because(
                        "The file has no rows but its header. A directory needs at least one."));
    }

    @Test
    void refusesOtherEncodingsAndUnfinishedQuotes() {
        byte[] latin1 = (HEADER + "1,Téléphone,1,1,true,true,true\n").getBytes(ISO_8859_1);
        assertThat(refusal(latin1))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.detail()).endsWith("cannot be read any further: it must be CSV in UTF-8."));
        assertThat(refusal(HEADER + "1,\"Open,1,1,true,true,true\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail())
                        .isEqualTo("Near row 2 the file cannot be read any further: it must be CSV in UTF-8."));
    }

    @Test
    void refusesMoreRowsThanADirectoryMayHave() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i <= CarrierTable.MAX_RANGES; i++) {
            csv.append(1_000_000 + i).append(",A,1,1,true,true,true\n");
        }
        assertThat(refusal(csv.toString()))
                .containsExactly(ProblemCode.OUT_OF_RANGE.because("The file has more than 1,000,000 rows."));
    }

    @Test
    void refusesMoreDifferentCarriersThanADirectoryMayHave() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int i = 0; i <= CarrierTable.MAX_CARRIERS; i++) {
            csv.append(1_000_000 + i).append(",A").append(i).append(",1,1,true,true,true\n");
        }
        assertThat(refusal(csv.toString()))
                .containsExactly(
                        ProblemCode.OUT_OF_RANGE.because(
                                "Up to row 16386 the file has more than 16,384 carriers that differ in anything but the prefix."));
    }

    @Test
    void stopsWhenThereAreMoreThanAHundredProblems() {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(HEADER.getBytes(UTF_8)), new Repeating("x,A,1,1,true,true,true\n"));
        List<Problem> problems = refusal(endless);
        assertThat(problems).hasSize(100);
        assertThat(problems.get(98))
                .isEqualTo(ProblemCode.UNPROCESSABLE.because(
                        "Row 100, column prefix: 'x' is not 1 to 15 digits of which the first is not 0."));
        assertThat(problems.getLast().detail()).startsWith("There are more problems than the 99 told before this one.");
    }

    @Test
    void repeatedPrefixesAreToldByTheirRows() {
        assertThat(refusal(HEADER + """

                        2,A,1,1,true,true,true
                        1,A,1,1,true,true,true

                        2,B,1,1,true,true,true
                        1,A,1,1,true,true,true
                        2,A,1,1,true,true,true
                        """))
                .extracting(Problem::detail)
                .containsExactly(
                        "Row 6, column prefix: '2' is already in row 3.",
                        "Row 7, column prefix: '1' is already in row 4.",
                        "Row 8, column prefix: '2' is already in row 3.");
        assertThat(refusal(HEADER + "1,A,1,1,true,true,true\n".repeat(5_000))).hasSize(100);
    }

    @Test
    void neitherALongCellNorManyColumnsFillTheMemory() {
        assertThat(refusal(new Repeating("prefix")))
                .extracting(Problem::detail)
                .containsExactly("Near row 1 a cell has more than 1,000 characters.");
        assertThat(refusal(new SequenceInputStream(
                        new ByteArrayInputStream((HEADER + "1,\"").getBytes(UTF_8)), new Repeating("long, "))))
                .extracting(Problem::detail)
                .containsExactly("Near row 2 a cell has more than 1,000 characters.");
        assertThat(refusal("a,".repeat(1 << 20) + "a\n"))
                .extracting(Problem::detail)
                .containsExactly("Row 1 names 1,048,577 columns, which is no directory.");
        assertThat(refusal(HEADER + "1,".repeat(1 << 20) + "1\n"))
                .extracting(Problem::detail)
                .containsExactly("Row 2 has 1048577 columns where the header has 7.");
    }

    @Test
    void aBodyThatBreaksOffIsNotTakenForAFile() throws IOException {
        InputStream gone = InputStream.nullInputStream();
        gone.close();
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream((HEADER + "1,A,1,1,true,true,true\n2,A").getBytes(UTF_8)), gone);
        assertThat(refusal(broken))
                .containsExactly(ProblemCode.BAD_REQUEST.because("The body ended early, near row 3."));
    }

    /** Text over and over, without end. */
    private static final class Repeating extends InputStream {
        private final byte[] text;
        private int at;

        Repeating(String text) {
            this.text = text.getBytes(UTF_8);
        }

        @Override
        public int read() {
            at %= text.length;
            return text[at++];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                buffer[i] = (byte) read();
            }
            return length;
        }
    }

    private static List<CarrierRange> read(String csv) {
        CarrierTable table = CarrierCsv.read(new ByteArrayInputStream(csv.getBytes(UTF_8)));
        return CarrierRanges.of(table);
    }

    private static List<Problem> refusal(String csv) {
        return refusal(csv.getBytes(UTF_8));
    }

    private static List<Problem> refusal(byte[] csv) {
        return refusal(new ByteArrayInputStream(csv));
    }

    private static List<Problem> refusal(InputStream csv) {
        return catchThrowableOfType(ApiException.class, () -> CarrierCsv.read(csv))
                .problems();
    }
}
