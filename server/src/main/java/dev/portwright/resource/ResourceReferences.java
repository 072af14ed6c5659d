package dev.portwright.resource;

import dev.portwright.platform.db.Tx;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Knows which resources an account has: those that were made here, and those that its operator has registered because they
 * live elsewhere. One that was made here stays, once it is named, until the transaction ends.
 */
@ApplicationScoped
class ResourceReferences implements ReferenceOwner {
    private final Kinds kinds;

    ResourceReferences(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public List<String> kinds() {
        return List.copyOf(kinds.families());
    }

    /** Those of the named resources that were made here: they alone can be named by others that were. */
    static Set<Reference> made(Tx tx, UUID accountId, Collection<Reference> named) {
        return new HashSet<>(tx.sql("""
                        SELECT r.family, r.id
                        FROM resource r JOIN unnest(?, ?) AS n (family, id) ON n.family = r.family AND n.id = r.id
                        WHERE r.account_id = ? ORDER BY r.family, r.id FOR KEY SHARE OF r""")
                .array("text", named, Reference::kind)
                .array("text", named, Reference::id)
                .set(accountId)
                .list(row -> new Reference(row.string(), row.string())));
    }

    @Override
    public Set<Reference> missing(Tx tx, UUID accountId, Collection<Reference> named) {
        Set<Reference> missing = new HashSet<>(named);
        tx.sql("""
                        WITH named AS (SELECT * FROM unnest(?, ?) AS n (family, id)),
                        made AS (
                            SELECT r.family, r.id FROM resource r JOIN named n ON n.family = r.family AND n.id = r.id
                            WHERE r.account_id = ? ORDER BY r.family, r.id FOR KEY SHARE OF r)
                        SELECT family, id FROM made
                        UNION ALL
                        SELECT r.kind, r.reference_id
                        FROM account_reference r JOIN named n ON n.family = r.kind AND n.id = r.reference_id
                        WHERE r.account_id = ?""")
                .array("text", named, Reference::kind)
                .array("text", named, Reference::id)
                .set(accountId)
                .set(accountId)
                .list(row -> new Reference(row.string(), row.string()))
                .forEach(missing::remove);
        return missing;
    }
}
