package dev.portwright.reference;

import dev.portwright.platform.db.Tx;
import java.util.Optional;
import java.util.UUID;

/** Names resources of others. A feature that does implements it as a bean, so that none of them is deleted while it is named. */
public interface ReferenceUser {
    /** One that names the resource, in words such as {@code the porting order 0198…}; empty when none does. */
    Optional<String> userOf(Tx tx, UUID accountId, Reference resource);
}
