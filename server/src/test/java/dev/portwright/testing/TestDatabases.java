package dev.portwright.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Empty databases for tests, on one PostgreSQL per JVM that starts with the first of them and ends with the JVM. It
 * gives up durability for speed.
 */
public final class TestDatabases {
    // A system property, because Quarkus loads test classes more than once per JVM.
    private static final String SERVER = "portwright.test.postgresql";

    private TestDatabases() {}

    /** Makes a database and answers its JDBC URL, which holds user and password. */
    public static String create() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        String server = server();
        try (Connection connection = DriverManager.getConnection(url(server, "postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
        return url(server, name);
    }

    private static String url(String port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres&password=postgres";
    }

    private static String server() {
        // Interned strings are the one lock that every class loader shares.
        synchronized (SERVER.intern()) {
            String port = System.getProperty(SERVER);
            if (port == null) {
                try {
                    EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                            .setServerConfig("max_connections", "400")
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .start();
                    port = String.valueOf(postgres.getPort());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                System.setProperty(SERVER, port);
            }
            return port;
        }
    }
}
