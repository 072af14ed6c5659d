import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's own database, run by the benchmark and not by the server: the same data and the same settings. */
final class OwnPostgres implements AutoCloseable {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Process process;
    private final int port;

    private OwnPostgres(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Runs the command that the server last ran for the data folder. */
    static OwnPostgres start(Path data) throws Exception {
        Path cluster = data.resolve("postgres");
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses root; the owner of its files says which way round that the server has found.
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            Object owner = Files.getAttribute(cluster, "unix:uid");
            command.addAll(
                    owner.equals(0)
                            ? List.of("unshare", "-U")
                            : List.of("setpriv", "--reuid=" + owner, "--regid=" + owner, "--clear-groups"));
        }
        int port = 0;
        Matcher word = WORD.matcher(Files.readString(cluster.resolve("postmaster.opts")));
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            if (text.startsWith("port=")) {
                port = Integer.parseInt(text.substring("port=".length()));
            }
            command.add(text);
        }
        Process process = Programs.begin(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("postgres.log").toFile())));
        OwnPostgres postgres = new OwnPostgres(process, port);
        postgres.awaitReady(Database.password(data));
        return postgres;
    }

    private void awaitReady(String password) throws IOException, InterruptedException {
        for (int n = 0; n < 600 && process.isAlive(); n++) {
            try {
                DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "portwright", password)
                        .close();
                return;
            } catch (SQLException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("the database does not start");
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
    }
}
