package dev.portwright.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where {@link Db} gets its connections. */
@FunctionalInterface
interface Connections {

    /** Gets one, which must be closed. */
    Lease lease() throws SQLException;

    /** Connections of a data source that nobody watches. */
    static Connections of(DataSource dataSource) {
        return () -> new Lease(dataSource.getConnection());
    }

    /** A connection for a while. */
    class Lease implements AutoCloseable {
        private final Connection connection;

        Lease(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        /** Tells that a statement is about to be run. */
        void runs() {}

        /** Tells that a statement failed. */
        void failed(SQLException failure) {}

        /** Lets single statements and waits for locks take longer than those of a request, until the lease ends. */
        void patient() throws SQLException {}

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
