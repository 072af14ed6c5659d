package dev.portwright.app;

import dev.portwright.app.DataFolderLock.Role;
import dev.portwright.platform.config.Settings;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Where the process begins: reads the command line and does what it says. */
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String[] args) {
        int code = run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Answers the exit code; 0 also when the server ran and the process is ending. */
    private static int run(String... args) {
        try {
            Arguments arguments = new Arguments(args);
            String command = arguments.word(0);
            switch (command) {
                case "", "serve" -> {
                    arguments.allow(1, Set.of());
                    new Server(settings(arguments, Role.SERVER)).run();
                }
                case "account", "key" -> {
                    String output = AccountCommand.of(arguments).run(settings(arguments, Role.COMMAND));
                    System.out.print(output);
                }
                case "backup", "restore" -> {
                    String output = BackupCommand.of(arguments).run(settings(arguments, Role.SERVER));
                    System.out.print(output);
                }
                case "help", "--help", "-h" -> System.out.print(Help.text());
                case "version", "--version" -> System.out.println("portwright " + Help.version());
                default -> throw Arguments.usage("unknown command '" + command + "'");
            }
            return 0;
        } catch (SettingsException e) {
            e.problems().forEach(problem -> System.err.println("portwright: " + problem));
            return StartException.USAGE;
        } catch (Exception | Error e) {
            StartException failure = StartFailure.of(e, null, null);
            StartFailure.tell(failure, System.err);
            return failure.exitCode();
        }
    }

    private static Settings settings(Arguments arguments, Role role) throws IOException {
        return SettingsLoader.load(
                arguments.option("--config"),
                ServiceVariables.without(System.getenv(), notice -> System.err.println("portwright: " + notice)),
                Path.of(""),
                role);
    }
}
