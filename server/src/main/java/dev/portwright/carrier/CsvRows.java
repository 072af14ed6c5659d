package dev.portwright.carrier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.FormatSchema;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** The rows of a CSV file, one at a time, of which neither a long cell nor many columns fill the memory. */
final class CsvRows implements AutoCloseable {
    /** The longest cell, in characters. */
    static final int MAX_CELL = 1_000;

    /** How many cells of a row are kept; further ones are counted only. */
    static final int MAX_CELLS = 64;

    /** What separates cells: spreadsheets write what their country writes where others write a comma. */
    private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

    /** As much of the first row as is looked at to find its separator. */
    private static final int MAX_BEGINNING = 1_000;

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_CELL).build())
            .build();

    private final JsonParser parser;
    private final List<String> cells = new ArrayList<>();
    private int length;

    /**
     * Begins to read.
     *
     * @throws tools.jackson.core.JacksonException when the text cannot be read
     */
    CsvRows(Reader text) {
        BufferedReader lines = new BufferedReader(text);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(lines));
        this.parser = FACTORY.createParser(
                new ObjectReadContext.Base() {
                    @Override
                    public FormatSchema getSchema() {
                        return schema;
                    }
                },
                lines);
        parser.nextToken();
    }

    /** The separator that the first row has most of; looks at no more than its beginning. */
    private static char separator(BufferedReader lines) {
        try {
            lines.mark(MAX_BEGINNING);
            StringBuilder row = new StringBuilder();
            for (int c = lines.read(); c >= 0 && c != '\n' && row.length() < MAX_BEGINNING - 1; c = lines.read()) {
                row.append((char) c);
            }
            lines.reset();
            return SEPARATORS.stream()
                    .max(Comparator.comparingLong(
                            separator -> row.chars().filter(c -> c == separator).count()))
                    .orElseThrow();
        } catch (IOException e) {
            throw JacksonIOException.construct(e);
        }
    }

    /**
     * Goes to the next row; false when there is none.
     *
     * @throws tools.jackson.core.JacksonException when the text is no CSV or cannot be read
     */
    boolean next() {
        cells.clear();
        length = 0;
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return false;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (length++ < MAX_CELLS) {
                cells.add(parser.getString());
            }
        }
        return true;
    }

    /** How many cells the row has. */
    int length() {
        return length;
    }

    /** True for a row without any text, whatever number of commas a spreadsheet has written for it. */
    boolean isBlank() {
        return isBlankFrom(0);
    }

    /** True when the row ends before this cell, or has no text in it and those behind it. */
    boolean isBlankFrom(int cell) {
        return length <= MAX_CELLS && cells.stream().skip(cell).allMatch(String::isBlank);
    }

    /** @param i from 0, less than {@link #MAX_CELLS} */
    String cell(int i) {
        return cells.get(i);
    }

    @Override
    public void close() {
        parser.close();
    }
}
