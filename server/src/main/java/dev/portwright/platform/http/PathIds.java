package dev.portwright.platform.http;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids out of paths. */
public final class PathIds {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private PathIds() {}

    /** True for a UUID as RFC 9562 writes it, in either case. */
    public static boolean isUuid(String value) {
        return UUID_FORM.matcher(value).matches();
    }

    /**
     * Reads an id.
     *
     * @throws ApiException 400 with 10006 when it is not a UUID
     */
    public static UUID uuid(String parameter, String value) {
        if (!isUuid(value)) {
            throw new ApiException(ProblemCode.INVALID_ID.in(parameter, "'" + parameter + "' must be a UUID."));
        }
        return UUID.fromString(value);
    }
}
