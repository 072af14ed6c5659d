package dev.portwright.platform.contract.bundle;

import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with the parts of the description, all of it told together. */
final class Faults {
    /** Ends the build: one line for each fault, {@code file:line: sentence}. */
    static final class BrokenDescription extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenDescription(String message) {
            super(message);
        }
    }

    private final Set<String> found = new LinkedHashSet<>();

    /** Notes a fault. */
    void at(String place, String sentence) {
        found.add(place + ": " + sentence);
    }

    /**
     * Goes on only when there is none so far.
     *
     * @throws BrokenDescription with all of them
     */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BrokenDescription("The API description is broken.\n" + String.join("\n", found));
        }
    }
}
