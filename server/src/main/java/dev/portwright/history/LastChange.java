package dev.portwright.history;

import dev.portwright.account.Actor;
import java.util.Set;

/**
 * When an attribute was changed last, and who has changed it.
 *
 * @param version that the last change has made
 * @param by all who have changed it since, not only the last
 */
public record LastChange(long version, Set<Actor.Type> by) {}
