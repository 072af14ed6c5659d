package dev.portwright.history;

import org.jspecify.annotations.Nullable;

/**
 * One attribute before and after a change.
 *
 * @param attribute its path on the wire, with dots
 * @param oldValue as it is rendered; never a secret
 */
public record AttributeChange(
        String attribute,
        @Nullable Object oldValue,
        @Nullable Object newValue) {}
