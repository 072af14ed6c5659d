package dev.portwright.platform.contract;

import dev.portwright.platform.problem.ClientText;
import org.jspecify.annotations.Nullable;

/**
 * A name in a body that the API description does not know at its place.
 *
 * @param pointer JSON pointer to it
 * @param name as it was sent
 * @param meant what may have been meant: a name for the same place, or the dotted path of an attribute elsewhere in the
 *     body; null when nothing is near
 */
public record UnknownName(
        String pointer, String name, @Nullable String meant) {

    /** For people: that it is not known, and what may have been meant. */
    String words() {
        String unknown = "'" + ClientText.quoted(name) + "' is not known here.";
        return meant == null ? unknown : unknown + " Did you mean '" + meant + "'?";
    }
}
