package dev.portwright.carrier;

import dev.portwright.platform.db.Db;
import dev.portwright.testing.TestDatabases;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A database with the product's schema. */
final class CarrierDatabase {
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final Db db = new Db(dataSource);

    CarrierDatabase() {
        dataSource.setUrl(TestDatabases.create());
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    Db db() {
        return db;
    }

    /** What another server on the same database has. */
    Db otherDb() {
        return new Db(dataSource);
    }

    /** Back to a database on which no server ever ran. */
    void forget() {
        db.transaction(tx -> {
            tx.sql("DELETE FROM carrier_range").execute();
            tx.sql("UPDATE carrier_directory SET version = 0, replaced_at = NULL")
                    .execute();
            return null;
        });
    }
}
