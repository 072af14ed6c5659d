package dev.portwright.platform.contract;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.platform.time.Times;
import java.time.Instant;
import java.util.Optional;

/** Times in bodies whose form was held against the API description: more texts have that form than there are times. */
public final class BodyTime {
    private BodyTime() {}

    /** The time that a text stands for; empty, with a problem at the pointer, when it is none. */
    public static Optional<Instant> read(String text, String pointer, Problems problems) {
        Optional<Instant> time = Times.parse(text);
        if (time.isEmpty()) {
            problems.add(
                    ProblemCode.INVALID_TYPE.at(
                            pointer,
                            "The value must be an ISO 8601 date and time of the years 1900 to 9999, such as 2026-03-19T10:00:00Z."));
        }
        return time;
    }
}
