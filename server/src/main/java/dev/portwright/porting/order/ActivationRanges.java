package dev.portwright.porting.order;

import dev.portwright.phonenumber.Span;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads which parts of a range are to work here: they lie within it, and no two of them overlap.
 *
 * @param within the range in words, such as {@code the block}
 * @param of what it is a range of, such as {@code numbers}
 */
public record ActivationRanges(String within, String of) {
    /** Reads a range; null when it is none, which is a problem then. */
    @FunctionalInterface
    public interface Reader<S> {
        @Nullable
        S read(JsonNode given, String at);
    }

    /**
     * Reads the parts of a range, leaving out those that cannot be.
     *
     * @param body what has {@code activation_ranges}
     * @param place pointer to it, empty where it is the body itself
     * @param range null when it is not known: no part is one of it then
     */
    public <S extends Span<S>> List<S> read(
            JsonNode body, String place, @Nullable S range, Reader<S> reader, Problems problems) {
        JsonNode given = body.path("activation_ranges");
        List<S> parts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String at = place + "/activation_ranges/" + i;
            S part = reader.read(given.get(i), at);
            if (part != null && range != null && fits(part, range, parts, at, problems)) {
                parts.add(part);
            }
        }
        return List.copyOf(parts);
    }

    private <S extends Span<S>> boolean fits(S part, S range, List<S> before, String at, Problems problems) {
        if (!range.holds(part)) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    at, "The activation range must lie within " + within + ", " + range.words() + "."));
            return false;
        }
        for (S other : before) {
            if (part.overlaps(other)) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        at, "The activation range has " + of + " of another one, " + other.words() + "."));
                return false;
            }
        }
        return true;
    }
}
