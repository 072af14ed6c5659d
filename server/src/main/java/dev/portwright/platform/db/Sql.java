package dev.portwright.platform.db;

import dev.portwright.platform.problem.PageBounds;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * One statement with its parameters, set in the order of their question marks:
 *
 * <pre>{@code
 * tx.sql("SELECT name FROM thing WHERE id = ?").set(id).one(Row::string)
 * }</pre>
 *
 * The statement is closed by the call that runs it. Write {@code ??} where PostgreSQL's own operator is a question
 * mark.
 */
public final class Sql {

    /** Makes a value of one row; columns are read in order. */
    @FunctionalInterface
    public interface Mapper<T extends @Nullable Object> {
        T map(Row row);
    }

    /** How many rows of a page are fetched at once: those of an ordinary one. */
    static final int ROWS_AT_A_TIME = 64;

    private final PreparedStatement statement;
    private int index;

    Sql(PreparedStatement statement) {
        this.statement = statement;
    }

    /**
     * Has PostgreSQL plan the statement for the values of this very run. Otherwise the driver prepares a statement that
     * comes often, and PostgreSQL may settle on one plan for all values: right where one row is looked up, ruinous
     * where some values are frequent and others rare.
     */
    public Sql plannedEachTime() {
        try {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            return this;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public Sql set(@Nullable UUID value) {
        return object(value, Types.OTHER);
    }

    public Sql set(@Nullable String value) {
        return object(value, Types.VARCHAR);
    }

    public Sql set(@Nullable Boolean value) {
        return object(value, Types.BOOLEAN);
    }

    public Sql set(@Nullable Integer value) {
        return object(value, Types.INTEGER);
    }

    public Sql set(long value) {
        return object(value, Types.BIGINT);
    }

    public Sql set(@Nullable Instant value) {
        return object(value == null ? null : value.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    public Sql set(byte @Nullable [] value) {
        return object(value, Types.BINARY);
    }

    /** Sets a JSON document. The column or a cast in the statement must be {@code jsonb}. */
    public Sql json(@Nullable String value) {
        return object(value, Types.OTHER);
    }

    /** Sets an array; {@code type} is the element's PostgreSQL type, such as {@code text} or {@code uuid}. */
    public Sql array(String type, Collection<? extends @Nullable Object> values) {
        try {
            statement.setArray(++index, statement.getConnection().createArrayOf(type, values.toArray()));
            return this;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Sets an array of what each of these has. */
    public <T> Sql array(String type, Collection<T> of, Function<T, @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>(of.size());
        of.forEach(one -> values.add(value.apply(one)));
        return array(type, values);
    }

    private Sql object(@Nullable Object value, int type) {
        try {
            statement.setObject(++index, value, type);
            return this;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs a query that answers at most one row. */
    public <T> Optional<T> one(Mapper<T> mapper) {
        try (statement;
                ResultSet results = statement.executeQuery()) {
            return results.next() ? Optional.of(mapper.map(new Row(results))) : Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs a query and maps every row. */
    public <T extends @Nullable Object> List<T> list(Mapper<T> mapper) {
        List<T> rows = new ArrayList<>();
        run(row -> rows.add(mapper.map(row)));
        return rows;
    }

    /**
     * Runs a query for a page that a client asked for and maps every row. Rows come few at a time where there is a
     * transaction; see {@link Db#readPage}.
     *
     * @throws dev.portwright.platform.problem.ApiException 10033 as soon as the rows hold more than {@link
     *     PageBounds#MOST_BYTES} characters
     */
    public <T> List<T> page(Mapper<T> mapper) {
        List<T> rows = new ArrayList<>();
        long[] read = {0};
        each(ROWS_AT_A_TIME, row -> {
            rows.add(mapper.map(row));
            read[0] += row.characters;
            if (read[0] > PageBounds.MOST_BYTES) {
                throw PageBounds.tooLarge();
            }
        });
        return rows;
    }

    /** Does something with each row of an answer. */
    @FunctionalInterface
    public interface Consumer {
        void accept(Row row);
    }

    /**
     * Runs a query and hands over each row as it comes, so that an answer may be larger than the memory.
     *
     * @param fetched how many rows are in memory at a time; all of them outside of a transaction
     */
    public void each(int fetched, Consumer consumer) {
        try {
            statement.setFetchSize(fetched);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        run(consumer);
    }

    private void run(Consumer consumer) {
        try (statement;
                ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                consumer.accept(new Row(results));
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs a statement that changes rows and answers how many it changed. */
    public int execute() {
        try (statement) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Adds the parameters set so far as one entry of a batch and starts the next entry. */
    public Sql next() {
        try {
            statement.addBatch();
            index = 0;
            return this;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Runs the batch filled with {@link #next}. */
    public void executeBatch() {
        try (statement) {
            statement.executeBatch();
        } catch (SQLException e) {
            throw new DatabaseException(e);
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

        public UUID uuid() {
            return present(object(UUID.class));
        }

        public @Nullable UUID uuidOrNull() {
            return object(UUID.class);
        }

        public String string() {
            return present(stringOrNull());
        }

        public @Nullable String stringOrNull() {
            try {
                String value = results.getString(++column);
                characters += value == null ? 0 : value.length();
                return value;
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        public boolean bool() {
            try {
                return results.getBoolean(++column);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        public int integer() {
            try {
                return results.getInt(++column);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        public @Nullable Integer integerOrNull() {
            return object(Integer.class);
        }

        public long number() {
            try {
                return results.getLong(++column);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        public @Nullable Long longOrNull() {
            return object(Long.class);
        }

        public Instant instant() {
            return present(instantOrNull());
        }

        public @Nullable Instant instantOrNull() {
            OffsetDateTime value = object(OffsetDateTime.class);
            return value == null ? null : value.toInstant();
        }

        public byte[] bytes() {
            return present(bytesOrNull());
        }

        public byte @Nullable [] bytesOrNull() {
            try {
                return results.getBytes(++column);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        public List<String> strings() {
            try {
                return List.of((String[]) results.getArray(++column).getArray());
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        private <T> @Nullable T object(Class<T> type) {
            try {
                return results.getObject(++column, type);
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        }

        private <T> T present(@Nullable T value) {
            return Objects.requireNonNull(value, "a column that is never null");
        }
    }
}
