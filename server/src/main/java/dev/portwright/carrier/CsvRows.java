package dev.portwright.carrier;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.csv.CsvFactory;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** The rows of a CSV file, one at a time, of which neither a long cell nor many columns fill the memory. */
final class CsvRows implements AutoCloseable {
    /** The longest cell, in characters. */
    static final int MAX_CELL = 1_000;

    /** How many cells of a row are kept; further ones are counted only. */
    static final int MAX_CELLS = 64;

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvReadFeature.WRAP_AS_ARRAY)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_CELL).build())
            .build();

    private final JsonParser parser;
    private final List<String> cells = new ArrayList<>();
    private int length;

    CsvRows(Reader text) {
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), text);
        parser.nextToken();
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

    boolean isBlank() {
        return length == 0 || (length == 1 && cells.getFirst().isBlank());
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
