package dev.portwright.history;

import dev.portwright.account.Actor;

/**
 * When and by whom an attribute was changed last.
 *
 * @param version that the change has made
 */
public record LastChange(long version, Actor.Type by) {}
