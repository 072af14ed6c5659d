package dev.portwright.reference;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Answers whether the resources that something names exist in its account: asks whoever has resources of the kind. */
@ApplicationScoped
public class References {
    private final Map<String, ReferenceOwner> owners = new HashMap<>();

    References(Instance<ReferenceOwner> all) {
        for (ReferenceOwner owner : all) {
            for (String kind : owner.kinds()) {
                if (owners.put(kind, owner) != null) {
                    throw new IllegalStateException("two features have resources of the kind " + kind);
                }
            }
        }
    }

    /**
     * Notes a problem at the place of each resource that the account does not have. Those made here stay until the transaction ends.
     *
     * @param named by where the body names them
     */
    public void require(Tx tx, UUID accountId, Map<String, Reference> named, Problems problems) {
        Set<Reference> missing = missing(tx, accountId, named.values());
        named.forEach((pointer, reference) -> {
            if (missing.contains(reference)) {
                problems.add(reference.unknownAt(pointer));
            }
        });
    }

    /**
     * Those of the named resources that the account does not have.
     *
     * @throws IllegalArgumentException when nobody has resources of a kind
     */
    public Set<Reference> missing(Tx tx, UUID accountId, Collection<Reference> named) {
        Map<ReferenceOwner, List<Reference>> byOwner = new LinkedHashMap<>();
        for (Reference reference : named) {
            ReferenceOwner owner = owners.get(reference.kind());
            if (owner == null) {
                throw new IllegalArgumentException("nobody has resources of the kind " + reference.kind());
            }
            byOwner.computeIfAbsent(owner, first -> new ArrayList<>()).add(reference);
        }
        Set<Reference> missing = new HashSet<>();
        byOwner.forEach((owner, theirs) -> missing.addAll(owner.missing(tx, accountId, theirs)));
        return missing;
    }
}
