package dev.portwright.reference;

import java.util.Locale;

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
}
