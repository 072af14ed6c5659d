package dev.portwright.porting.extension;

import dev.portwright.phonenumber.Span;

/**
 * All extensions from a first to a last one, as they are on the wire.
 *
 * @param startAt 0 to 999
 * @param endAt the same or a later one
 */
record ExtensionRange(int startAt, int endAt) implements Span<ExtensionRange> {
    @Override
    public boolean holds(ExtensionRange other) {
        return startAt <= other.startAt && other.endAt <= endAt;
    }

    @Override
    public boolean overlaps(ExtensionRange other) {
        return startAt <= other.endAt && other.startAt <= endAt;
    }

    /** For people: {@code 0 to 99}. */
    @Override
    public String words() {
        return startAt + " to " + endAt;
    }
}
