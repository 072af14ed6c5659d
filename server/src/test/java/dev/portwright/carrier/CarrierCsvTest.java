package dev.portwright.carrier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import java.io.ByteArrayInputStream;
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
                        + "0303,,99-1,,yes,TRUE,\n"
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
                                "Row 3, column messaging_capable: 'TRUE' is neither true nor false."),
                        ProblemCode.INVALID_TYPE.because("Row 3, column portable: '' is neither true nor false."),
                        ProblemCode.UNPROCESSABLE.because("Row 4, column prefix: '1303' is already in row 2."),
                        ProblemCode.STRING_LENGTH.because("Row 4, column carrier_name: '" + "n".repeat(40)
                                + "...' is not 1 to 100 characters long."),
                        ProblemCode.UNPROCESSABLE.because("Row 5 has 2 columns where the header has 7."));
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
        for (int i = 0; i <= CarrierCsv.MAX_ROWS; i++) {
            csv.append(1_000_000 + i).append(",A,1,1,true,true,true\n");
        }
        assertThat(refusal(csv.toString()))
                .containsExactly(ProblemCode.OUT_OF_RANGE.because("The file has more than 500,000 rows."));
    }

    @Test
    void stopsAfterAThousandProblems() {
        assertThat(refusal(HEADER + "x,A,1,1,true,true,true\n".repeat(5_000))).hasSize(CarrierCsv.MAX_PROBLEMS);
    }

    private static List<CarrierRange> read(String csv) {
        return CarrierCsv.read(new ByteArrayInputStream(csv.getBytes(UTF_8)));
    }

    private static List<Problem> refusal(String csv) {
        return refusal(csv.getBytes(UTF_8));
    }

    private static List<Problem> refusal(byte[] csv) {
        return catchThrowableOfType(ApiException.class, () -> CarrierCsv.read(new ByteArrayInputStream(csv)))
                .problems();
    }
}
