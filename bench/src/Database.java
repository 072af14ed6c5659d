import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The server's embedded database, reached over TCP with the password, as the server itself reaches it. */
final class Database implements AutoCloseable {
    private static final String USER = "portwright";

    private final Connection connection;
    private final Path log;
    private final int port;
    private final String password;

    /** Connects to the database that runs in the server's data folder. */
    Database(Path data) throws IOException, SQLException {
        this.log = data.resolve("postgres.log");
        this.port = Integer.parseInt(Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3));
        this.password = password(data);
        this.connection =
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
    }

    static String password(Path data) throws IOException {
        return Files.readString(data.resolve("postgres.password")).strip();
    }

    /** The same database as a setting of the server. */
    static String url(int port, String password) {
        return "postgresql://" + USER + ":" + password + "@127.0.0.1:" + port + "/postgres";
    }

    void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the answer as text. */
    List<String> column(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    long number(String query) throws SQLException {
        return Long.parseLong(column(query).getFirst());
    }

    /** Runs pgbench against this database. */
    String pgbench(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "pgbench", "-n", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("PGPASSWORD", password);
        // Not by -d, which meant --debug before version 16.
        builder.environment().put("PGDATABASE", "postgres");
        return Programs.run(builder);
    }

    Path log() {
        return log;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
