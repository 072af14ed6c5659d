package dev.portwright.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs of the operating system and waits for them. */
final class Commands {
    /** How a program ended and what it wrote. */
    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Commands() {}

    /**
     * Starts a program with neither input nor the terminal's language.
     *
     * @throws IOException when there is no such program
     */
    static Process begin(List<String> prefix, List<String> command) throws IOException {
        return begin(prefix, command, Map.of());
    }

    /** The same with variables of its own. */
    static Process begin(List<String> prefix, List<String> command, Map<String, String> variables) throws IOException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        // libpq and the server read their own variables; none of the person's may reach the embedded database.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    static Outcome run(List<String> prefix, List<String> command) throws IOException {
        Process process = begin(prefix, command);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), e);
        }
    }
}
