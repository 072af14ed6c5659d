package dev.portwright.reference;

import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource as an order names it.
 *
 * @param kind a word such as {@code billing_group}
 * @param id in lower case, since ids compare without regard to case
 */
public record Reference(String kind, String id) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

    public Reference {
        id = id.toLowerCase(Locale.ROOT);
    }

    /** True for what may be the id of a resource: a UUID, or a whole number of up to 19 digits. */
    public static boolean isPossible(String id) {
        return Ids.isUuid(id) || NUMBER.matcher(id).matches();
    }

    /**
     * The address or the document that the answer to a requirement names.
     *
     * @param problems gets one when the answer cannot be the id of such a resource
     */
    public static Optional<Reference> answering(boolean address, String answer, String pointer, Problems problems) {
        if (address ? isPossible(answer) : Ids.isUuid(answer)) {
            return Optional.of(
                    new Reference(address ? ReferenceKind.EMERGENCY_ADDRESS : ReferenceKind.DOCUMENT, answer));
        }
        problems.add(ProblemCode.INVALID_ID_VALUE.at(
                pointer, "This requirement takes the id of " + (address ? "an address." : "a document.")));
        return Optional.empty();
    }

    /** What to tell whoever names it at this place of a body, and has no such resource. */
    public Problem unknownAt(String pointer) {
        return ProblemCode.UNKNOWN_REFERENCE.at(pointer, "There is no " + inWords() + " with this id in your account.");
    }

    /** Its kind as people call it, such as {@code billing group}. */
    public String inWords() {
        return kind.replace('_', ' ');
    }

    /**
     * An id as it is to be kept and told, whatever letters it came in: in lower case.
     *
     * @param kept the one that it takes the place of; stays as it is when only case would change
     */
    public static @Nullable String inOneCase(@Nullable String given, @Nullable String kept) {
        if (given == null) {
            return null;
        }
        return given.equalsIgnoreCase(kept) ? kept : given.toLowerCase(Locale.ROOT);
    }
}
