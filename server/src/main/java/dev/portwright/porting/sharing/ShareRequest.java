package dev.portwright.porting.sharing;

import dev.portwright.account.SharePermission;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a token is asked for. */
record ShareRequest(Set<SharePermission> permissions, int seconds) {
    /** Where a request does not say. */
    static final int USUAL_SECONDS = 3_600;

    private static final String PERMISSIONS = "permissions";

    /**
     * @param given a body that was held against the API description
     * @throws dev.portwright.platform.problem.ApiException with everything that is wrong with it
     */
    static ShareRequest of(CheckedBody given) {
        Problems problems = Problems.startingWith(given.problems());
        JsonNode body = given.usable();
        Set<SharePermission> permissions = EnumSet.noneOf(SharePermission.class);
        JsonNode wanted = body.path(PERMISSIONS);
        if (wanted.isString()) {
            SharePermission.of(wanted.asString())
                    .ifPresentOrElse(
                            permissions::add,
                            () -> problems.add(ProblemCode.INVALID_ENUM.at(
                                    "/" + PERMISSIONS,
                                    "The value is not one of those allowed: "
                                            + Arrays.stream(SharePermission.values())
                                                    .map(SharePermission::word)
                                                    .collect(Collectors.joining(" or "))
                                            + ".")));
        } else if (wanted.isArray()) {
            wanted.forEach(word -> SharePermission.of(word.asString("")).ifPresent(permissions::add));
        } else {
            permissions.add(SharePermission.READ);
        }
        problems.throwIfAny();
        return new ShareRequest(permissions, body.path("expires_in_seconds").asInt(USUAL_SECONDS));
    }
}
