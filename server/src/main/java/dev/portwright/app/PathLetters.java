package dev.portwright.app;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The letters that this process may use in names of files, which follow from its language settings. */
final class PathLetters {
    private PathLetters() {}

    /** What to do about a path that cannot be one, to be put after what says so; empty when the letters are not to blame. */
    static String advice() {
        @Nullable String used = System.getProperty("sun.jnu.encoding");
        boolean ascii = used != null
                && Charset.isSupported(used)
                && Charset.forName(used).equals(StandardCharsets.US_ASCII);
        return ascii
                ? "; with the language settings of this process a path may hold plain ASCII only: set LC_ALL=C.UTF-8"
                : "";
    }
}
