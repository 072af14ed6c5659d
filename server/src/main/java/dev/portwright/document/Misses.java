package dev.portwright.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells documents whose bytes cannot be had from a place that gives none: there, different ones are missed in a row. */
final class Misses {
    private @Nullable UUID last;

    /** Counts one; true when a different document was missed just before. */
    boolean add(UUID documentId) {
        boolean another = last != null && !last.equals(documentId);
        last = documentId;
        return another;
    }

    /** The bytes of a document were had. */
    void end() {
        last = null;
    }
}
