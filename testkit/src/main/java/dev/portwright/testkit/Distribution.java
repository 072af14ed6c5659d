package dev.portwright.testkit;

import java.nio.file.Path;

/** Where the program is that tests start. */
final class Distribution {
    private static final String PROPERTY = "portwright.program";
    private static final String VARIABLE = "PORTWRIGHT_PROGRAM";

    private Distribution() {}

    /** What the system property or the variable names, else {@code portwright} of the PATH. */
    static Path program() {
        String property = System.getProperty(PROPERTY);
        String variable = System.getenv(VARIABLE);
        return Path.of(property != null ? property : variable != null ? variable : "portwright");
    }

    /** What to do when there is none. */
    static String advice() {
        return "set the system property " + PROPERTY + " or the variable " + VARIABLE
                + " to bin/portwright of a distribution (make package)";
    }
}
