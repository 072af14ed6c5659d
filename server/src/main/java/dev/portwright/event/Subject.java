package dev.portwright.event;

import java.util.UUID;

/**
 * What an event is about.
 *
 * @param type the record type of the resource, such as {@code porting_order}
 */
public record Subject(String type, UUID id) {}
