package dev.portwright.porting.loa;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what may be missing. */
final class Lines {
    private Lines() {}

    /** Those that there are. */
    static List<String> present(@Nullable String... parts) {
        List<String> present = new ArrayList<>();
        for (@Nullable String part : parts) {
            if (part != null && !part.isBlank()) {
                present.add(part);
            }
        }
        return present;
    }
}
