package dev.portwright.porting.extension;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.ActivationRanges;
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

    private static final ActivationRanges PARTS = new ActivationRanges("the extensions", "extensions");

    /** @param body one that was held against the API description; values that are not as it says are missing */
    static WantedExtension read(JsonNode body, Problems problems) {
        String number = body.path("porting_phone_number_id").asString("");
        ExtensionRange range = range(body.path("extension_range"), RANGE, problems);
        List<ExtensionRange> parts = PARTS.read(body, "", range, (given, at) -> range(given, at, problems), problems);
        return new WantedExtension(number.isEmpty() ? null : UUID.fromString(number), range, parts);
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
