import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says to its database for one request, as the database logged it. */
record Statements(List<Statement> list) {

    /** One statement and its parameters; a parameter is null for NULL. */
    record Statement(String sql, List<String> parameters) {}

    private record Logged(String session, Statement statement) {}

    private static final Pattern HEAD = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[(\\d+)] ([A-Z]+):  (.*)", Pattern.DOTALL);
    private static final Pattern EXECUTE = Pattern.compile("^(?:statement|execute [^:]*): (.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (?:NULL|'((?:[^']++|'')*+)')");

    /**
     * Sends a request while the database logs, and finds its statements: those that name what the probe answers, and
     * all of their transaction.
     *
     * @param expected how many statements there must be. Some now and then are more, where something is had for many at once; if
     *     there is always another number, the measure has to be looked at
     * @param probe sends one request and answers an id or a number that occurs in its parameters
     */
    static Statements of(Database database, int expected, Callable<String> probe) throws Exception {
        database.execute("ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()");
        try {
            List<Statement> other = List.of();
            // Sessions hear of the setting one after the other, so the first probes may miss it.
            for (int attempt = 0; attempt < 50; attempt++) {
                long from = Files.size(database.log());
                String sign = probe.call();
                byte[] log = Files.readAllBytes(database.log());
                List<Statement> found =
                        find(new String(log, (int) from, (int) (log.length - from), StandardCharsets.UTF_8), sign);
                if (attempt > 10 && !found.isEmpty()) {
                    if (found.size() == expected) {
                        return new Statements(found);
                    }
                    other = found;
                }
            }
            throw new IOException(expected + " statements expected, but the server ran " + other);
        } finally {
            database.execute("ALTER SYSTEM RESET log_statement", "SELECT pg_reload_conf()");
        }
    }

    private static List<Statement> find(String log, String sign) {
        Map<String, List<Statement>> sessions = new LinkedHashMap<>();
        for (Logged logged : parse(log)) {
            sessions.computeIfAbsent(logged.session, any -> new ArrayList<>()).add(logged.statement);
        }
        for (List<Statement> session : sessions.values()) {
            List<Statement> unit = new ArrayList<>();
            boolean inTransaction = false;
            boolean ours = false;
            for (Statement statement : session) {
                if (statement.sql.equals("BEGIN")) {
                    unit.clear();
                    inTransaction = true;
                }
                unit.add(statement);
                ours |= statement.parameters.stream().anyMatch(value -> value != null && value.contains(sign));
                if (!inTransaction || statement.sql.equals("COMMIT")) {
                    if (ours) {
                        return unit;
                    }
                    unit.clear();
                    inTransaction = false;
                }
            }
        }
        return List.of();
    }

    private static List<Logged> parse(String log) {
        List<Logged> found = new ArrayList<>();
        Logged last = null;
        // A line that goes on begins with a tab.
        for (String entry : log.split("\n(?!\t)")) {
            Matcher head = HEAD.matcher(entry.replace("\n\t", "\n"));
            if (!head.matches()) {
                continue;
            }
            Matcher execute = EXECUTE.matcher(head.group(3));
            if (head.group(2).equals("LOG") && execute.matches()) {
                last = new Logged(head.group(1), new Statement(execute.group(1).strip(), new ArrayList<>()));
                found.add(last);
            } else if (head.group(2).equals("DETAIL") && last != null && last.session.equals(head.group(1))) {
                Matcher parameter = PARAMETER.matcher(head.group(3));
                while (parameter.find()) {
                    String value = parameter.group(1);
                    last.statement.parameters.add(value == null ? null : value.replace("''", "'"));
                }
            }
        }
        return found;
    }
}
