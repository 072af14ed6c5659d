package dev.portwright.document;

import dev.portwright.document.reading.Findings;

/** How far the reading of a document is. */
public sealed interface DocumentReading {
    /** It is to be read, which takes a moment. */
    record Waits() implements DocumentReading {}

    /** It was read, or cannot be. */
    record Done(Findings findings) implements DocumentReading {}
}
