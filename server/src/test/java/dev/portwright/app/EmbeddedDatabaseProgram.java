package dev.portwright.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Does what the server does to its data folder and then waits to be killed; run by tests in a JVM of its own. */
final class EmbeddedDatabaseProgram {
    private EmbeddedDatabaseProgram() {}

    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        try (DataFolderLock lock = DataFolderLock.acquireForServer(data, Duration.ZERO)) {
            System.out.println("locked " + lock.getClass().getSimpleName());
            new EmbeddedDatabase(data, PostgresUser.detect(), System.out::println).start();
            System.out.println("started");
            new CountDownLatch(1).await();
        } catch (StartException e) {
            System.out.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }
}
