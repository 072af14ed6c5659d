package dev.portwright.carrier;

import dev.portwright.platform.db.Db;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.flywaydb.core.Flyway;

/** A PostgreSQL of its own with the product's schema, for as long as a test class runs. */
final class CarrierDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final Db db;

    private CarrierDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.db = new Db(postgres.getPostgresDatabase());
    }

    static CarrierDatabase start() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            return new CarrierDatabase(postgres);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Db db() {
        return db;
    }

    /** A server of its own on the same database. */
    Db otherDb() {
        return new Db(postgres.getPostgresDatabase());
    }

    /** Back to a database on which no server ever ran. */
    void forget() {
        db.transaction(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("DELETE FROM carrier_range");
                statement.execute("UPDATE carrier_directory SET version = 0, replaced_at = NULL");
            }
            return null;
        });
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
