package dev.portwright.platform.contract;

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
        String pointer, String name, @Nullable String meant) {}
