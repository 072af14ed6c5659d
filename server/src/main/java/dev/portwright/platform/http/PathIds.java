package dev.portwright.platform.http;

import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.util.UUID;

/** Reads ids out of paths. */
final class PathIds {
    private PathIds() {}

    /**
     * Reads an id.
     *
     * @throws ApiException 400 with 10006 when it is not a UUID
     */
    public static UUID uuid(String parameter, String value) {
        if (!Ids.isUuid(value)) {
            throw new ApiException(ProblemCode.INVALID_ID.in(parameter, "'" + parameter + "' must be a UUID."));
        }
        return UUID.fromString(value);
    }
}
