package dev.portwright.platform.contract.bundle;

import java.util.List;

/** How much of what an operation is for it does: each says so, and does all of it when its room says nothing. */
final class Depth {
    static final String KEY = "x-portwright-depth";

    private static final String BEHAVES = "behaves";

    /** From all to least: does what it is documented to do; is kept and shown, and nothing depends on it; is only logged. */
    private static final List<String> WORDS = List.of(BEHAVES, "stored", "recorded");

    private Depth() {}

    static void mark(Source source, Faults faults) {
        Nodes.operations(source.paths(), (at, operation) -> {
            String said = operation.path(KEY).asString(BEHAVES);
            if (!WORDS.contains(said)) {
                faults.at(
                        source.place(at.appendProperty(KEY)), "The depth is one of " + String.join(", ", WORDS) + ".");
            }
            operation.put(KEY, said);
        });
    }
}
