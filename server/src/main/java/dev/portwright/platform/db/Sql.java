package dev.portwright.platform.db;

import dev.portwright.platform.problem.PageBounds;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * One statement with its parameters, set in the order of their question marks:
 *
 * <pre>{@code
 * Sql.of(connection, "SELECT name FROM account WHERE id = ?").set(id).one(Row::string)
 * }</pre>
 *
 * The statement is closed by the call that runs it. Write {@code ??} where PostgreSQL's own operator is a question
 * mark.
 */
public final class Sql {

    /** Makes a value of one row; columns are read in order. */
    @FunctionalInterface
    public interface Mapper<T extends @Nullable Object> {
        T map(Row row) throws SQLException;
    }

    /** How many rows of a page are fetched at once: those of an ordinary one. */
    static final int ROWS_AT_A_TIME = 64;

    private final PreparedStatement statement;
    private int index;

    private Sql(PreparedStatement statement) {
        this.statement = statement;
    }

    public static Sql of(Connection connection, String sql) throws SQLException {
        return new Sql(connection.prepareStatement(sql));
    }

    /**
     * Has PostgreSQL plan the statement for the values of this very run. Otherwise the driver prepares a statement that
     * comes often, and PostgreSQL may settle on one plan for all values: right where one row is looked up, ruinous
     * where some values are frequent and others rare.
     */
    public Sql plannedEachTime() throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        return this;
    }

    public Sql set(@Nullable UUID value) throws SQLException {
        statement.setObject(++index, value, Types.OTHER);
        return this;
    }

    public Sql set(@Nullable String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Sql set(@Nullable Boolean value) throws SQLException {
        statement.setObject(++index, value, Types.BOOLEAN);
        return this;
    }

    public Sql set(@Nullable Integer value) throws SQLException {
        statement.setObject(++index, value, Types.INTEGER);
        return this;
    }

    public Sql set(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Sql set(@Nullable Instant value) throws SQLException {
        statement.setObject(
                ++index, value == null ? null : value.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        return this;
    }

    public Sql set(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    /** Sets a JSON document. The column or a cast in the statement must be {@code jsonb}. */
    public Sql json(@Nullable String value) throws SQLException {
        statement.setObject(++index, value, Types.OTHER);
        return this;
    }

    /** Sets an array; {@code type} is the element's PostgreSQL type, such as {@code text} or {@code uuid}. */
    public Sql array(String type, Collection<?> values) throws SQLException {
        Array array = statement.getConnection().createArrayOf(type, values.toArray());
        statement.setArray(++index, array);
        return this;
    }

    /** Runs a query that answers at most one row. */
    public <T> Optional<T> one(Mapper<T> mapper) throws SQLException {
        try (statement;
                ResultSet results = statement.executeQuery()) {
            return results.next() ? Optional.of(mapper.map(new Row(results))) : Optional.empty();
        }
    }

    /** Runs a query and maps every row. */
    public <T extends @Nullable Object> List<T> list(Mapper<T> mapper) throws SQLException {
        try (statement;
                ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (results.next()) {
                rows.add(mapper.map(new Row(results)));
            }
            return rows;
        }
    }

    /**
     * Runs a query for a page that a client asked for and maps every row. Rows come few at a time where there is a
     * transaction; see {@link Db#readPage}.
     *
     * @throws dev.portwright.platform.problem.ApiException 10033 as soon as the rows hold more than {@link
     *     PageBounds#MOST_BYTES} characters
     */
    public <T> List<T> page(Mapper<T> mapper) throws SQLException {
        statement.setFetchSize(ROWS_AT_A_TIME);
        try (statement;
                ResultSet results = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            long read = 0;
            while (results.next()) {
                Row row = new Row(results);
                rows.add(mapper.map(row));
                read += row.characters;
                if (read > PageBounds.MOST_BYTES) {
                    throw PageBounds.tooLarge();
                }
            }
            return rows;
        }
    }

    /** Does something with each row of an answer. */
    @FunctionalInterface
    public interface Consumer {
        void accept(Row row) throws SQLException;
    }

    /**
     * Runs a query and hands over each row as it comes, so that an answer may be larger than the memory.
     *
     * @param fetched how many rows are in memory at a time; all of them outside of a transaction
     */
    public void each(int fetched, Consumer consumer) throws SQLException {
        statement.setFetchSize(fetched);
        try (statement;
                ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                consumer.accept(new Row(results));
            }
        }
    }

    /** Runs a statement that changes rows and answers how many it changed. */
    public int execute() throws SQLException {
        try (statement) {
            return statement.executeUpdate();
        }
    }

    /** Adds the parameters set so far as one entry of a batch and starts the next entry. */
    public Sql next() throws SQLException {
        statement.addBatch();
        index = 0;
        return this;
    }

    /** Runs the batch filled with {@link #next}. */
    public void executeBatch() throws SQLException {
        try (statement) {
            statement.executeBatch();
        }
    }

    /** A row of the answer, read column by column from left to right. */
    public static final class Row {
        private final ResultSet results;
        private int column;
        private int characters;

        private Row(ResultSet results) {
            this.results = results;
        }

        public UUID uuid() throws SQLException {
            return results.getObject(++column, UUID.class);
        }

        public @Nullable UUID uuidOrNull() throws SQLException {
            return results.getObject(++column, UUID.class);
        }

        public String string() throws SQLException {
            return counted(results.getString(++column));
        }

        public @Nullable String stringOrNull() throws SQLException {
            String value = results.getString(++column);
            return value == null ? null : counted(value);
        }

        private String counted(String value) {
            characters += value.length();
            return value;
        }

        public boolean bool() throws SQLException {
            return results.getBoolean(++column);
        }

        public int integer() throws SQLException {
            return results.getInt(++column);
        }

        public @Nullable Integer integerOrNull() throws SQLException {
            int value = results.getInt(++column);
            return results.wasNull() ? null : value;
        }

        public long number() throws SQLException {
            return results.getLong(++column);
        }

        public Instant instant() throws SQLException {
            return results.getObject(++column, OffsetDateTime.class).toInstant();
        }

        public @Nullable Instant instantOrNull() throws SQLException {
            OffsetDateTime value = results.getObject(++column, OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        public byte[] bytes() throws SQLException {
            return results.getBytes(++column);
        }

        public byte @Nullable [] bytesOrNull() throws SQLException {
            return results.getBytes(++column);
        }

        public List<String> strings() throws SQLException {
            return List.of((String[]) results.getArray(++column).getArray());
        }
    }
}
