package dev.portwright.platform.page;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Entity tags (RFC 9110, 8.8.3) made from the version of a row. */
public final class ETags {
    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Holds a change to the version its sender has seen.
     *
     * @param ifMatch the If-Match header, or null when there was none
     * @throws ApiException 412 when the row has another version by now
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch != null && ifMatch.strip().equals(Long.toString(version))) {
            throw new ApiException(ProblemCode.PRECONDITION_FAILED.in(
                    "If-Match", "An ETag is sent with its quotation marks: " + of(version) + "."));
        }
        if (ifMatch != null && !lists(ifMatch, version)) {
            throw new ApiException(ProblemCode.PRECONDITION_FAILED.in(
                    "If-Match",
                    "The resource has changed: its ETag is now " + of(version)
                            + ". Read it again and repeat the change."));
        }
    }

    /** True when the If-None-Match header says that the client has this version already. */
    public static boolean unchanged(@Nullable String ifNoneMatch, long version) {
        return ifNoneMatch != null && lists(ifNoneMatch, version);
    }

    private static boolean lists(String header, long version) {
        for (String tag : header.split(",", -1)) {
            String plain = tag.strip();
            if (plain.equals("*") || plain.equals(of(version)) || plain.equals("W/" + of(version))) {
                return true;
            }
        }
        return false;
    }
}
