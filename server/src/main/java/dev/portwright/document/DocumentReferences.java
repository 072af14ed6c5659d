package dev.portwright.document;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.ReferenceOwner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Knows which documents an account has: those that were uploaded, and those that its operator keeps elsewhere and has
 * registered. One that is named stays until the transaction ends, so that it can be linked.
 */
@ApplicationScoped
class DocumentReferences implements ReferenceOwner {
    @Override
    public List<String> kinds() {
        return List.of(ReferenceKind.DOCUMENT);
    }

    @Override
    public Set<Reference> missing(Tx tx, UUID accountId, Collection<Reference> named) {
        Set<Reference> missing = new HashSet<>(named);
        List<String> ids = named.stream().map(Reference::id).distinct().toList();
        List<UUID> uuids =
                ids.stream().filter(Ids::isUuid).map(UUID::fromString).sorted().toList();
        tx.sql("""
                        WITH uploaded AS (
                            SELECT id::text FROM document
                            WHERE account_id = ? AND id = ANY (?) AND av_scan_status <> 'infected'
                            ORDER BY id FOR KEY SHARE)
                        SELECT id FROM uploaded
                        UNION ALL
                        SELECT reference_id FROM account_reference
                        WHERE account_id = ? AND kind = 'document' AND reference_id = ANY (?)""")
                .set(accountId)
                .array("uuid", uuids)
                .set(accountId)
                .array("text", ids)
                .list(Sql.Row::string)
                .forEach(id -> missing.remove(new Reference(ReferenceKind.DOCUMENT, id)));
        return missing;
    }
}
