package dev.portwright.phonenumber;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The ranges that come with the product: what the number library lacks or sees otherwise, each with the source and, if it
 * names one, the day since when it is so. A file of lines whose columns are separated by commas, without quotes; lines
 * that begin with {@code #} are comments.
 */
final class ShippedRanges {
    /**
     * What a line of the file says.
     *
     * @param since the day, as in ISO 8601; empty where the source names none
     */
    record Entry(NumberRange range, String since, String source) {}

    private static final String FILE = "/phonenumber/ranges.csv";
    private static final String HEADER = "prefix,length,country_code,phone_number_type,since,source";
    private static final int COLUMNS = 6;

    private ShippedRanges() {}

    static NumberRanges table() {
        return Holder.TABLE;
    }

    static List<Entry> entries() {
        try (InputStream file = ShippedRanges.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the program");
            }
            List<String> lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            if (!lines.getFirst().equals(HEADER)) {
                throw new IllegalStateException(FILE + " does not begin with " + HEADER);
            }
            return lines.stream().skip(1).map(ShippedRanges::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        String[] cells = line.split(",", COLUMNS);
        if (cells.length < COLUMNS) {
            throw new IllegalStateException(FILE + " has a line of fewer than six columns: " + line);
        }
        PhoneNumberType type = PhoneNumberType.ofWireName(cells[3])
                .orElseThrow(() -> new IllegalStateException(FILE + " has an unknown type: " + line));
        return new Entry(new NumberRange(cells[0], Integer.parseInt(cells[1]), cells[2], type), cells[4], cells[5]);
    }

    /** Read at the first use, which a starting server has no need of. */
    private static final class Holder {
        static final NumberRanges TABLE =
                new NumberRanges(entries().stream().map(Entry::range).toList());
    }
}
