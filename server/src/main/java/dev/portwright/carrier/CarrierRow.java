package dev.portwright.carrier;

import dev.portwright.platform.problem.ClientText;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row of a directory's file; each column adds a problem when its cell is wrong. */
final class CarrierRow {
    static final String REASON = "not_portable_reason";

    private static final Pattern PREFIX = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{1,10}");

    private final Map<String, Integer> columns;
    private final Problems problems;
    private int row;
    private @Nullable CsvRows values;
    private long prefix;
    private Carrier carrier = Carrier.UNKNOWN;
    private boolean wrong;

    /** @param columns the place of each column that the file has */
    CarrierRow(Map<String, Integer> columns, Problems problems) {
        this.columns = columns;
        this.problems = problems;
    }

    /** Reads a row; false when no prefix can be made of it. */
    boolean read(int row, CsvRows values) {
        this.row = row;
        this.values = values;
        this.wrong = false;
        if (values.length() < columns.size() || !values.isBlankFrom(columns.size())) {
            problems.add(ProblemCode.UNPROCESSABLE.because(
                    "Row %d has %d columns where the header has %d.".formatted(row, values.length(), columns.size())));
            return false;
        }
        String digits = text("prefix");
        boolean hasPrefix = PREFIX.matcher(digits).matches();
        if (!hasPrefix) {
            wrong(
                    "prefix",
                    ProblemCode.UNPROCESSABLE,
                    "'%s' is not 1 to 15 digits of which the first is not 0.",
                    digits);
        }
        String name = printable("carrier_name", text("carrier_name"));
        String spid = code("spid");
        String ocn = code("ocn");
        boolean fastPort = bool("fast_port_eligible");
        boolean messaging = bool("messaging_capable");
        boolean portable = bool("portable");
        Carrier read = new Carrier(name, spid, ocn, fastPort, messaging, portable, reason(portable));
        // A carrier with a mistake is no carrier: the file is refused, and its table only shows repeated prefixes.
        carrier = wrong ? Carrier.UNKNOWN : read;
        prefix = hasPrefix ? Long.parseLong(digits) : 0;
        return hasPrefix;
    }

    /** The prefix of the row read last. */
    long prefix() {
        return prefix;
    }

    /** The carrier of the row read last. */
    Carrier carrier() {
        return carrier;
    }

    private String code(String column) {
        String code = text(column);
        if (!CODE.matcher(code).matches()) {
            wrong(column, ProblemCode.UNPROCESSABLE, "'%s' is not 1 to 10 capital letters and digits.", code);
        }
        return code;
    }

    private boolean bool(String column) {
        String value = text(column);
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            wrong(column, ProblemCode.INVALID_TYPE, "'%s' is neither true nor false.", value);
        }
        return value.equalsIgnoreCase("true");
    }

    private String reason(boolean portable) {
        String reason = columns.containsKey(REASON) ? text(REASON) : "";
        if (reason.isEmpty()) {
            return portable ? "" : Carrier.NO_COVERAGE;
        }
        if (portable) {
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
        return index == null || values == null ? "" : values.cell(index).strip();
    }

    private void wrong(String column, ProblemCode code, String sentence, String value) {
        wrong = true;
        problems.add(code.because(
                "Row %d, column %s: ".formatted(row, column) + sentence.replace("%s", ClientText.quoted(value))));
    }
}
