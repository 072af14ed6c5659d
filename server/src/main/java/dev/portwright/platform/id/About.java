package dev.portwright.platform.id;

import java.util.UUID;

/**
 * A row that is about something, such as an event or an entry of a history.
 *
 * @param id of the row; a later one has a greater id
 */
public record About(UUID id, Subject subject) {}
