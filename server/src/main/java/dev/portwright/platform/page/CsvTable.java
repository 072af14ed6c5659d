package dev.portwright.platform.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** A list as CSV (RFC 4180): which columns it has, and what stands in them. It does not change; each column makes another. */
public final class CsvTable<T> {
    /** Quotes only where RFC 4180 asks for it, as the contract's example does. */
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

    /** What spreadsheets take for the beginning of a formula, in both widths, or skip before one. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** What begins a cell of its own for a spreadsheet that parts cells by semicolons or tabs, and with it a formula. */
    private static final Pattern BEGINS_ONE_WITHIN =
            Pattern.compile("([;\\t\\r\\n])(?=[\\s\\h\"]{0,20}[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])");

    private record Column<T>(String name, Function<? super T, @Nullable String> value) {}

    private final List<Column<T>> columns;

    private CsvTable(List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
    }

    /** A table without columns. */
    public static <T> CsvTable<T> empty() {
        return new CsvTable<>(List.of());
    }

    /** The same with a column of what the program itself has made: ids, times, words, numbers. Null leaves it empty. */
    public CsvTable<T> with(String name, Function<? super T, ? extends @Nullable Object> value) {
        return and(new Column<>(name, entry -> {
            Object cell = value.apply(entry);
            return cell == null ? null : cell.toString();
        }));
    }

    /**
     * The same with a column of what people have written. What a spreadsheet would take for a formula has an apostrophe in
     * front, with which it is text; so has what comes after a semicolon or a tab, which part cells in many countries.
     */
    public CsvTable<T> withText(String name, Function<? super T, @Nullable String> value) {
        return and(new Column<>(name, entry -> {
            String text = value.apply(entry);
            return text == null || text.isEmpty() ? text : harmless(text);
        }));
    }

    private static String harmless(String text) {
        String within = BEGINS_ONE_WITHIN.matcher(text).replaceAll("$1'");
        return BEGINS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? within : "'" + within;
    }

    private CsvTable<T> and(Column<T> column) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(column);
        return new CsvTable<>(more);
    }

    /** The header, then a row for each entry. */
    public byte[] render(List<T> entries) {
        byte[] header = header();
        byte[] rows = rows(entries);
        byte[] all = Arrays.copyOf(header, header.length + rows.length);
        System.arraycopy(rows, 0, all, header.length, rows.length);
        return all;
    }

    /** A row with the names of the columns, and a CRLF line end. */
    public byte[] header() {
        return (String.join(",", columns.stream().map(Column::name).toList()) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A row for each entry, with CRLF line ends: what goes on after the header, or after other rows. */
    public byte[] rows(List<T> entries) {
        if (entries.isEmpty()) {
            return new byte[0];
        }
        CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
        columns.forEach(column -> schema.addColumn(column.name()));
        return MAPPER.writer(schema.build())
                .writeValueAsBytes(entries.stream().map(this::row).toList());
    }

    private List<String> row(T entry) {
        return columns.stream()
                .map(column -> {
                    String cell = column.value().apply(entry);
                    return cell == null ? "" : cell;
                })
                .toList();
    }
}
