package dev.portwright.porting.extension;

/**
 * All extensions from a first to a last one, as they are on the wire.
 *
 * @param startAt 0 to 999
 * @param endAt the same or a later one
 */
record ExtensionRange(int startAt, int endAt) {
    boolean holds(ExtensionRange other) {
        return startAt <= other.startAt && other.endAt <= endAt;
    }

    boolean overlaps(ExtensionRange other) {
        return startAt <= other.endAt && other.startAt <= endAt;
    }

    /** For people: {@code 0 to 99}. */
    String words() {
        return startAt + " to " + endAt;
    }
}
