package dev.portwright.carrier;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/**
 * Reads a directory from CSV (RFC 4180, UTF-8, a byte order mark is skipped). The first row names the columns, which may
 * come in any order; empty rows are skipped but counted, so that a row number is what a spreadsheet shows.
 */
final class CarrierCsv {
    static final int MAX_ROWS = 500_000;

    /** More would hide the first mistake behind its consequences, and fill memory with a file of another kind. */
    static final int MAX_PROBLEMS = 1_000;

    private static final Set<String> REQUIRED = new LinkedHashSet<>(
            List.of("prefix", "carrier_name", "spid", "ocn", "fast_port_eligible", "messaging_capable", "portable"));
    private static final String REASON = "not_portable_reason";
    private static final Pattern PREFIX = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,10}");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final List<Problem> problems = new ArrayList<>();
    private final List<CarrierRange> ranges = new ArrayList<>();
    private final Map<String, Integer> rowOfPrefix = new HashMap<>();
    private boolean tooMany;

    private CarrierCsv() {}

    /**
     * Reads every range.
     *
     * @throws ApiException with all problems found, the first 1,000 if there are more
     */
    static List<CarrierRange> read(InputStream csv) {
        CarrierCsv reading = new CarrierCsv();
        reading.readAll(csv);
        if (!reading.problems.isEmpty()) {
            throw new ApiException(reading.problems);
        }
        return reading.ranges;
    }

    private void readAll(InputStream csv) {
        CsvMapper mapper =
                CsvMapper.builder().enable(CsvReadFeature.WRAP_AS_ARRAY).build();
        int row = 1;
        // A decoder of its own, since the default one replaces bytes that are not UTF-8 without a word.
        try (InputStreamReader text = new InputStreamReader(csv, StandardCharsets.UTF_8.newDecoder());
                MappingIterator<String[]> rows =
                        mapper.readerFor(String[].class).readValues(text)) {
            Map<String, Integer> columns = rows.hasNextValue() ? header(rows.nextValue()) : Map.of();
            if (columns.isEmpty()) {
                if (problems.isEmpty()) {
                    add(ProblemCode.UNPROCESSABLE, "The file is empty. Its first row must name the columns.");
                }
                return;
            }
            while (!tooMany && rows.hasNextValue()) {
                row++;
                String[] values = rows.nextValue();
                if (values.length > 1 || (values.length == 1 && !values[0].isBlank())) {
                    range(row, columns, values);
                }
            }
            if (ranges.isEmpty() && problems.isEmpty()) {
                add(ProblemCode.UNPROCESSABLE, "The file has no rows but its header. A directory needs at least one.");
            }
        } catch (JacksonException | IOException e) {
            add(
                    ProblemCode.UNPROCESSABLE,
                    "Near row %d the file cannot be read any further: it must be CSV in UTF-8.".formatted(row));
        }
    }

    private Map<String, Integer> header(String[] names) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            String name = names[i].strip();
            if (i == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK) {
                name = name.substring(1);
            }
            if (!REQUIRED.contains(name) && !name.equals(REASON)) {
                add(
                        ProblemCode.UNPROCESSABLE,
                        "Row 1: the column '%s' is unknown. The columns are %s and, if wanted, %s."
                                .formatted(shown(name), String.join(", ", REQUIRED), REASON));
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

    private void range(int row, Map<String, Integer> columns, String[] values) {
        if (rowOfPrefix.size() >= MAX_ROWS) {
            tooMany = true;
            add(ProblemCode.OUT_OF_RANGE, "The file has more than %,d rows.".formatted(MAX_ROWS));
            return;
        }
        if (values.length != columns.size()) {
            add(
                    ProblemCode.UNPROCESSABLE,
                    "Row %d has %d columns where the header has %d.".formatted(row, values.length, columns.size()));
            return;
        }
        int before = problems.size();
        Cells cells = new Cells(row, columns, values);
        String prefix = cells.prefix();
        String name = cells.name();
        String spid = cells.code("spid");
        String ocn = cells.code("ocn");
        boolean fastPort = cells.bool("fast_port_eligible");
        boolean messaging = cells.bool("messaging_capable");
        boolean portable = cells.bool("portable");
        String reason = cells.reason(portable);
        if (problems.size() == before && !tooMany) {
            ranges.add(new CarrierRange(prefix, new Carrier(name, spid, ocn, fastPort, messaging, portable, reason)));
        }
    }

    private void add(ProblemCode code, String detail) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(code.because(detail));
        } else {
            tooMany = true;
        }
    }

    /** Text of the file that goes into a problem: short and without control characters. */
    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 40 ? clean : clean.substring(0, 40) + "...";
    }

    /** The cells of one row; each method adds a problem when its cell is wrong, and then answers something harmless. */
    private final class Cells {
        private final int row;
        private final Map<String, Integer> columns;
        private final String[] values;

        Cells(int row, Map<String, Integer> columns, String[] values) {
            this.row = row;
            this.columns = columns;
            this.values = values;
        }

        String prefix() {
            String prefix = text("prefix");
            if (!PREFIX.matcher(prefix).matches()) {
                wrong(
                        "prefix",
                        ProblemCode.UNPROCESSABLE,
                        "'%s' is not 1 to 15 digits of which the first is not 0.",
                        prefix);
                return prefix;
            }
            Integer earlier = rowOfPrefix.putIfAbsent(prefix, row);
            if (earlier != null) {
                wrong("prefix", ProblemCode.UNPROCESSABLE, "'%s' is already in row " + earlier + ".", prefix);
            }
            return prefix;
        }

        String name() {
            return printable("carrier_name", text("carrier_name"));
        }

        String code(String column) {
            String code = text(column);
            if (!CODE.matcher(code).matches()) {
                wrong(column, ProblemCode.UNPROCESSABLE, "'%s' is not 1 to 10 capital letters and digits.", code);
            }
            return code;
        }

        boolean bool(String column) {
            String value = text(column);
            if (!value.equals("true") && !value.equals("false")) {
                wrong(column, ProblemCode.INVALID_TYPE, "'%s' is neither true nor false.", value);
            }
            return value.equals("true");
        }

        String reason(boolean portable) {
            String reason = columns.containsKey(REASON) ? text(REASON) : "";
            if (reason.isEmpty()) {
                return portable ? "" : Carrier.NO_COVERAGE;
            }
            if (portable && text("portable").equals("true")) {
                wrong(REASON, ProblemCode.UNPROCESSABLE, "'%s' is given for a range that is portable.", reason);
            }
            return printable(REASON, reason);
        }

        private String printable(String column, String value) {
            if (value.isEmpty() || value.codePointCount(0, value.length()) > 100) {
                wrong(column, ProblemCode.STRING_LENGTH, "'%s' is not 1 to 100 characters long.", value);
            } else if (value.codePoints().anyMatch(Character::isISOControl)) {
                wrong(column, ProblemCode.UNPROCESSABLE, "'%s' has a control character.", value);
            }
            return value;
        }

        private String text(String column) {
            @Nullable Integer index = columns.get(column);
            return index == null ? "" : values[index].strip();
        }

        private void wrong(String column, ProblemCode code, String sentence, String value) {
            add(code, "Row %d, column %s: ".formatted(row, column) + sentence.replace("%s", shown(value)));
        }
    }
}
