package dev.portwright.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A kind of resources, as the API description and the entry beside it have it. Paths of attributes have dots.
 *
 * @param name the record type of its resources
 * @param family what the ids are called that may mean one of these; kinds of one family share their ids
 * @param one what people call one of them, such as {@code billing group}
 * @param hasNumber whether ids are whole numbers rather than UUIDs
 * @param createdWith the status that answers a creation
 * @param most how many an account has at most
 * @param order what a list is sorted by unless it is asked for another order
 * @param operations operationIds by their verbs: list, create, read, update, replace, delete
 * @param kinds the kinds whose resources it shows: itself, or others of its family
 * @param unique the attributes of which no two resources of an account have the same value
 * @param secrets the attributes that are sealed and never shown again
 * @param later the attributes that a new one cannot have yet
 * @param parts the attributes that are looked for by parts of them
 * @param references the families of those attributes that name other resources
 * @param counts the attributes that say how many resources name this one
 * @param from where a view finds an attribute that the kinds it shows have elsewhere
 * @param filters by their names in normal form, such as {@code filter.name.contains}
 * @param sorts the attributes by the words for them
 * @param keys the attributes that are kept beside the body, to be looked for or sorted by
 */
record Kind(
        String name,
        String family,
        String one,
        String many,
        boolean hasNumber,
        int createdWith,
        int most,
        String order,
        Map<String, String> operations,
        List<Attribute> attributes,
        List<String> kinds,
        List<String> unique,
        List<String> secrets,
        List<String> later,
        List<String> parts,
        Map<String, String> references,
        List<String> counts,
        Map<String, List<String>> from,
        Map<String, By> filters,
        Map<String, String> sorts,
        List<String> keys) {

    /**
     * What a filter looks at, and how.
     *
     * @param operator eq or contains; {@code named} for an attribute of the resources
     *     that name this one, {@code used} for whether a number of the account names it
     * @param of with {@code named}: the kind of those resources
     * @param by with {@code named}: their attribute that names this one
     */
    record By(String path, String operator, String of, String by) {}

    /** The names under which the keys of an attribute are kept. */
    List<String> keysOf(String path) {
        List<String> keys = new ArrayList<>(List.of(path));
        keys.addAll(from.getOrDefault(path, List.of()));
        return keys;
    }

    String operation(String verb) {
        String operation = operations.get(verb);
        if (operation == null) {
            throw new IllegalStateException("the kind " + name + " has no operation " + verb);
        }
        return operation;
    }
}
