package dev.portwright.carrier;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ClientText;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Reads a directory from CSV (RFC 4180, UTF-8, a byte order mark is skipped). The first row names the columns, which may
 * come in any order; empty rows are skipped but counted, so that a row number is what a spreadsheet shows. As
 * spreadsheets write it, cells may be separated by semicolons or tabs instead of commas, rows may end in separators behind
 * the last cell, and {@code TRUE} is {@code true}. Holds no more of the file than a row and the table that is made of it.
 */
final class CarrierCsv {
    private static final Set<String> REQUIRED = new LinkedHashSet<>(
            List.of("prefix", "carrier_name", "spid", "ocn", "fast_port_eligible", "messaging_capable", "portable"));
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Problems problems = new Problems();
    private final CarrierTableBuilder ranges = new CarrierTableBuilder();
    private int[] rowOfRange = new int[1_024];
    private int row;

    private CarrierCsv() {}

    /**
     * Reads every range and closes the stream.
     *
     * @throws ApiException with all problems found, the first 100 if there are more; 400 when the stream breaks off
     */
    static CarrierTable read(InputStream csv) {
        CarrierCsv reading = new CarrierCsv();
        reading.readAll(csv);
        long[] sorted = reading.ranges.sorted();
        reading.refuseRepeated(sorted);
        reading.problems.throwIfAny();
        return reading.ranges.table(sorted);
    }

    private void readAll(InputStream csv) {
        // A decoder of its own, since the default one replaces bytes that are not UTF-8 without a word.
        try (CsvRows rows = new CsvRows(new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder()))) {
            Map<String, Integer> columns = next(rows) ? header(rows) : Map.of();
            if (columns.isEmpty()) {
                if (problems.isEmpty()) {
                    add(ProblemCode.UNPROCESSABLE, "The file is empty. Its first row must name the columns.");
                }
                return;
            }
            CarrierRow cells = new CarrierRow(columns, problems);
            while (next(rows)) {
                if (!rows.isBlank() && !range(cells, rows)) {
                    return;
                }
            }
            if (ranges.size() == 0 && problems.isEmpty()) {
                add(ProblemCode.UNPROCESSABLE, "The file has no rows but its header. A directory needs at least one.");
            }
        } catch (StreamConstraintsException e) {
            add(
                    ProblemCode.UNPROCESSABLE,
                    "Near row %d a cell has more than %,d characters.".formatted(row, CsvRows.MAX_CELL));
        } catch (JacksonException e) {
            refuseUnreadable(e);
        }
    }

    /** Goes to the next row; while it is read, and after, {@link #row} is its number. */
    private boolean next(CsvRows rows) {
        row++;
        return rows.next();
    }

    private void refuseUnreadable(JacksonException e) {
        if (e instanceof JacksonIOException && !(e.getCause() instanceof CharacterCodingException)) {
            throw new ApiException(
                    ProblemCode.BAD_REQUEST.because("The body ended early, near row %d.".formatted(row)));
        }
        add(
                ProblemCode.UNPROCESSABLE,
                "Near row %d the file cannot be read any further: it must be CSV in UTF-8.".formatted(row));
    }

    private Map<String, Integer> header(CsvRows names) {
        Map<String, Integer> columns = new HashMap<>();
        if (names.length() > CsvRows.MAX_CELLS) {
            add(ProblemCode.UNPROCESSABLE, "Row 1 names %,d columns, which is no directory.".formatted(names.length()));
            return Map.of();
        }
        int count = names.length();
        while (count > 0 && names.isBlankFrom(count - 1)) {
            count--; // commas behind the last name
        }
        for (int i = 0; i < count; i++) {
            String name = names.cell(i).strip();
            if (i == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK) {
                name = name.substring(1);
            }
            if (!REQUIRED.contains(name) && !name.equals(CarrierRow.REASON)) {
                add(
                        ProblemCode.UNPROCESSABLE,
                        "Row 1: the column '%s' is unknown. The columns are %s and, if wanted, %s."
                                .formatted(ClientText.quoted(name), String.join(", ", REQUIRED), CarrierRow.REASON));
            } else if (columns.putIfAbsent(name, i) != null) {
                add(ProblemCode.UNPROCESSABLE, "Row 1: the column '%s' is there twice.".formatted(name));
            }
        }
        Set<String> missing = new LinkedHashSet<>(REQUIRED);
        missing.removeAll(columns.keySet());
        missing.forEach(
                name -> add(ProblemCode.MISSING_PARAMETER, "Row 1: the column '%s' is missing.".formatted(name)));
        return problems.isEmpty() ? columns : Map.of();
    }

    /** Takes the range of a row; false when there is no room for it, and none for another. */
    private boolean range(CarrierRow cells, CsvRows values) {
        if (!ranges.hasRoom()) {
            add(ProblemCode.OUT_OF_RANGE, "The file has more than %,d rows.".formatted(CarrierTable.MAX_RANGES));
            return false;
        }
        if (!cells.read(row, values)) {
            return true;
        }
        if (!ranges.hasRoomFor(cells.carrier())) {
            add(
                    ProblemCode.OUT_OF_RANGE,
                    "Up to row %d the file has more than %,d carriers that differ in anything but the prefix."
                            .formatted(row, CarrierTable.MAX_CARRIERS));
            return false;
        }
        if (ranges.size() == rowOfRange.length) {
            rowOfRange = Arrays.copyOf(rowOfRange, Math.min(CarrierTable.MAX_RANGES, rowOfRange.length * 2));
        }
        rowOfRange[ranges.size()] = row;
        ranges.add(cells.prefix(), cells.carrier());
        return true;
    }

    private void refuseRepeated(long[] sorted) {
        for (CarrierTableBuilder.Repeated again : ranges.repeated(sorted, Problems.MAX + 1)) {
            add(
                    ProblemCode.UNPROCESSABLE,
                    "Row %d, column prefix: '%d' is already in row %d."
                            .formatted(rowOfRange[again.again()], again.prefix(), rowOfRange[again.first()]));
        }
    }

    private void add(ProblemCode code, String detail) {
        problems.add(code.because(detail));
    }
}
