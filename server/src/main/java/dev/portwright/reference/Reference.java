package dev.portwright.reference;

import dev.portwright.platform.id.Ids;
import java.util.Locale;
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
