package dev.portwright.reference;

import dev.portwright.platform.db.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Knows the resources of some kinds. A feature whose resources others name implements it as a bean. */
public interface ReferenceOwner {
    /** The kinds it knows, each known to nobody else. */
    List<String> kinds();

    /**
     * Those of the named resources that the account does not have.
     *
     * @param named resources of its kinds, at least one
     */
    Set<Reference> missing(Tx tx, UUID accountId, Collection<Reference> named);
}
