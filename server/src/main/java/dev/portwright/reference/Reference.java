package dev.portwright.reference;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A resource as an order names it.
 *
 * @param kind a word such as {@code billing_group}
 * @param id in lower case, since ids compare without regard to case
 */
public record Reference(String kind, String id) {
    public Reference {
        id = id.toLowerCase(Locale.ROOT);
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
