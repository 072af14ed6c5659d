package dev.portwright.platform.id;

import java.util.UUID;

/**
 * What something is about: an event, an entry of a history.
 *
 * @param type the record type of the resource, such as {@code porting_order}
 */
public record Subject(String type, UUID id) {}
