package dev.portwright.exceptiontype;

import org.jspecify.annotations.Nullable;

/**
 * A reason to send an order back. Its components are also its form on the wire.
 *
 * @param code the published name, such as {@code ENTITY_NAME_MISMATCH}
 * @param description what is wrong and what to do, for people
 * @param attribute dotted name of the attribute to edit, as in {@code end_user.admin.entity_name}; null when no edit
 *     helps
 */
public record ExceptionType(
        String code, String description, @Nullable String attribute) {}
