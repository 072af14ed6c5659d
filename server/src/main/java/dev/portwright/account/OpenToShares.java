package dev.portwright.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a {@link CustomerApi} that whoever has a sharing token with this permission may call, too. It keeps to
 * the order of the {@link Share} by itself; all that is not marked refuses sharing tokens.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenToShares {
    /** What the token must allow. */
    SharePermission value();
}
