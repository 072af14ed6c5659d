package dev.portwright.porting.extension;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Extensions that a client asks for, as far as the body tells.
 *
 * @param numberId null when it is missing or no id
 * @param range null when it is missing or none
 */
record WantedExtension(@Nullable UUID numberId, @Nullable ExtensionRange range, List<ExtensionRange> activationRanges) {
    static final String NUMBER = "/porting_phone_number_id";
    static final String RANGE = "/extension_range";

    /** @param body one that was held against the API description; values that are not as it says are missing */
    static WantedExtension read(JsonNode body, Problems problems) {
        String number = body.path("porting_phone_number_id").asString("");
        ExtensionRange range = range(body.path("extension_range"), RANGE, problems);
        List<ExtensionRange> parts = new ArrayList<>();
        JsonNode given = body.path("activation_ranges");
        for (int i = 0; i < given.size(); i++) {
            String at = "/activation_ranges/" + i;
            ExtensionRange part = range(given.get(i), at, problems);
            if (part != null && range != null && fits(part, range, parts, at, problems)) {
                parts.add(part);
            }
        }
        return new WantedExtension(number.isEmpty() ? null : UUID.fromString(number), range, List.copyOf(parts));
    }

    private static boolean fits(
            ExtensionRange part, ExtensionRange range, List<ExtensionRange> before, String at, Problems problems) {
        if (!range.holds(part)) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    at, "The activation range must lie within the extensions, " + range.words() + "."));
            return false;
        }
        for (ExtensionRange other : before) {
            if (part.overlaps(other)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        at, "The activation range has extensions of another one, " + other.words() + "."));
                return false;
            }
        }
        return true;
    }

    private static @Nullable ExtensionRange range(JsonNode given, String at, Problems problems) {
        JsonNode start = given.path("start_at");
        JsonNode end = given.path("end_at");
        if (!start.isNumber() || !end.isNumber()) {
            return null; // The description has told that already.
        }
        ExtensionRange range = new ExtensionRange(start.intValue(), end.intValue());
        if (range.startAt() > range.endAt()) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(
                    at,
                    "The last extension, " + range.endAt() + ", must not be before the first one, " + range.startAt()
                            + "."));
            return null;
        }
        return range;
    }
}
