package dev.portwright.resource;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource of some kind.
 *
 * @param uid its name within this server, by which its history finds it
 * @param id its name on the wire, in lower case
 * @param version 1 when it is made, and one more with every change
 * @param body its attributes, without those that every resource has; secrets are masked
 */
public record Resource(
        UUID uid,
        UUID accountId,
        String family,
        String id,
        String kind,
        long version,
        ObjectNode body,
        Instant createdAt,
        Instant updatedAt) {

    /** The same with another body, such as one with its secrets or without. */
    Resource with(ObjectNode other) {
        return new Resource(uid, accountId, family, id, kind, version, other, createdAt, updatedAt);
    }

    Resource changed(ObjectNode wanted, Instant at) {
        return new Resource(uid, accountId, family, id, kind, version + 1, wanted, createdAt, at);
    }
}
