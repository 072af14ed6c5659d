package dev.portwright.reference;

import dev.portwright.platform.db.Tx;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Answers whether the resources that an order names exist in its account. */
public interface References {
    /** Those of the named resources that the account does not have. */
    Set<Reference> missing(Tx tx, UUID accountId, Collection<Reference> named);
}
