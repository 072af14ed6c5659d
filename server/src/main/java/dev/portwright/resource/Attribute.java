package dev.portwright.resource;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An attribute of a kind, as its schema has it.
 *
 * @param type JSON type: string, integer, number, boolean, object, array, or any
 * @param readOnly the server gives it; what clients send is ignored
 * @param writeOnly clients give it, and it is never answered
 * @param absent an object that is null, and not one of defaults, when nobody gives it
 * @param otherwise its value when nobody gives one
 * @param attributes those of an object
 * @param entries those of the objects of a list
 */
record Attribute(
        String name,
        String type,
        boolean readOnly,
        boolean writeOnly,
        boolean absent,
        JsonNode otherwise,
        List<Attribute> attributes,
        List<Attribute> entries) {

    boolean isObject() {
        return !attributes.isEmpty();
    }
}
