import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's own statements as a script of pgbench. It is made anew in each run of what the database logged for two
 * requests of the same kind, so it cannot fall behind the server: what the two have in common stays as it is, what
 * differs is drawn anew in each transaction.
 */
final class PgbenchScript {
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d.*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Arrays that are none of one text, which pgbench takes for what it is: of several, of none, of truth values. */
    private static final Pattern LIST = Pattern.compile("\\{([^:]*,[^:]*||[tf])}");

    private static final Pattern TRUTHS = Pattern.compile("\\{[tf](,[tf])*}");
    private static final Pattern NUMBERS = Pattern.compile("\\{\\d+(,\\d+)*}");

    private final StringBuilder script = new StringBuilder();
    private final List<String> constants = new ArrayList<>();

    /**
     * Makes the script.
     *
     * @param draws pgbench commands that draw variables
     * @param expressions SQL for parameters with these values in the second request
     */
    PgbenchScript(Statements first, Statements second, String draws, Map<String, String> expressions)
            throws IOException {
        script.append(draws).append('\n');
        if (first.list().size() != second.list().size()) {
            throw new IOException("two requests of a kind ran different statements: " + first + " and " + second);
        }
        for (int i = 0; i < first.list().size(); i++) {
            Statements.Statement one = first.list().get(i);
            Statements.Statement two = second.list().get(i);
            if (!one.sql().equals(two.sql())) {
                throw new IOException("two requests of a kind ran different SQL: " + one.sql() + " and " + two.sql());
            }
            script.append(PLACE.matcher(two.sql()).replaceAll(place -> {
                        int n = Integer.parseInt(place.group(1)) - 1;
                        return Matcher.quoteReplacement(
                                expression(one.parameters().get(n), two.parameters().get(n), expressions));
                    }))
                    .append(";\n");
        }
    }

    private String expression(String before, String value, Map<String, String> expressions) {
        if (value == null) {
            return "NULL";
        }
        if (expressions.containsKey(value)) {
            return expressions.get(value);
        }
        boolean differs = !value.equals(before);
        if (!differs && LIST.matcher(value).matches()) {
            return "'" + value + "'::" + (TRUTHS.matcher(value).matches() ? "bool[]" : NUMBERS.matcher(value).matches() ? "int4[]" : "text[]");
        }
        // An array; an object of JSON has a colon.
        if (value.startsWith("{") && !value.contains(":")) {
            List<String> elements = elementsOf(value);
            List<String> others = elementsOf(before == null ? "" : before);
            List<String> written = new ArrayList<>();
            for (int i = 0; i < elements.size(); i++) {
                String element = elements.get(i);
                written.add(element.equals("NULL") ? "NULL" : expression(i < others.size() ? others.get(i) : "", element, expressions));
            }
            return "ARRAY[" + String.join(", ", written) + "]";
        }
        if (UUID.matcher(value).matches()) {
            return differs ? "uuidv7()" : constant(value) + "::uuid";
        }
        if (TIME.matcher(value).matches()) {
            return differs ? "now()" : constant(value) + "::timestamptz";
        }
        if (differs && NUMBER.matcher(value).matches()) {
            return ":version";
        }
        // What clients vary, and what indexes therefore see as new.
        int unique = value.indexOf("probe-");
        return differs && unique >= 0 && !value.startsWith("[") && !value.startsWith("{")
                ? "'" + value.substring(0, unique) + "' || :unique"
                : constant(value);
    }

    /** The elements, none of which has a comma in it. */
    private static List<String> elementsOf(String array) {
        String inner = array.startsWith("{") ? array.substring(1, array.length() - 1).replace("\"", "") : array;
        return List.of(inner.split(",", -1));
    }

    private String constant(String value) {
        if (value.isEmpty()) {
            return "''"; // pgbench has no variable for it
        }
        constants.add(value);
        return ":p" + constants.size();
    }

    /** Writes the script and answers the arguments that make pgbench run it. */
    List<String> write(Path file) throws IOException {
        Files.writeString(file, script);
        List<String> arguments = new ArrayList<>(List.of("-M", "prepared", "-f", file.toString()));
        for (int i = 0; i < constants.size(); i++) {
            arguments.add("-D");
            arguments.add("p" + (i + 1) + "=" + constants.get(i));
        }
        return arguments;
    }

    int statements() {
        return (int) script.chars().filter(c -> c == ';').count();
    }
}
