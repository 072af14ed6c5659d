package dev.portwright.document;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file (RFC 9110, 14.1.2).
 *
 * @param first position of its first byte
 * @param last position of its last byte
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("(?i:bytes)=(?<first>[0-9]*)-(?<last>[0-9]*)");

    /** Of more digits a number is beyond the end of any file. */
    private static final int DIGITS = 18;

    /**
     * The part that is asked for; empty when the whole is: that may be answered to what is no range, or to several.
     *
     * @throws ApiException 416 when the file has no such part
     */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher range = ONE.matcher(header == null ? "" : header.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        String first = range.group("first");
        String last = range.group("last");
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        long end = last.isEmpty() ? Long.MAX_VALUE : number(last);
        if (!first.isEmpty() && end < number(first)) {
            return Optional.empty();
        }
        ByteRange asked = first.isEmpty()
                ? new ByteRange(Math.max(0, size - end), size - 1)
                : new ByteRange(number(first), Math.min(end, size - 1));
        if (asked.first > asked.last) {
            throw refused(size);
        }
        return Optional.of(asked);
    }

    private static long number(String digits) {
        return digits.length() > DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static ApiException refused(long size) {
        return new ApiException(ProblemCode.RANGE_NOT_SATISFIABLE.in(
                "Range", "The document has " + size + " bytes, and no such part."));
    }

    long length() {
        return last - first + 1;
    }

    /** The value of the Content-Range header. */
    String header(long size) {
        return "bytes " + first + "-" + last + "/" + size;
    }
}
