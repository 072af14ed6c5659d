package dev.portwright.requirement;

import dev.portwright.document.DocumentLinks;
import dev.portwright.document.DocumentUse;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The requirement groups of each account. */
@ApplicationScoped
public class RequirementGroups {
    private static final String RECORD_TYPE = "requirement_group";

    private final DocumentLinks documents;
    private final RequirementCatalog catalog;
    private final Clock clock;

    public RequirementGroups(DocumentLinks documents, RequirementCatalog catalog, Clock clock) {
        this.documents = documents;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The account's group with this id. */
    public Optional<RequirementGroup> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql("""
                        SELECT id, account_id, country_code, phone_number_type, action, loa_document_id,
                               invoice_document_id, requirement_values
                        FROM requirement_group WHERE account_id = ? AND id = ?""")
                .set(accountId)
                .set(id)
                .one(row -> new RequirementGroup(
                        row.uuid(),
                        row.uuid(),
                        row.string(),
                        row.string(),
                        row.string(),
                        row.uuidOrNull(),
                        row.uuidOrNull(),
                        List.of(Json.read(row.string(), RequirementGroup.Value[].class))));
    }

    /** Adds the group unless there is one with its id. Its documents are linked to it. */
    public void ensure(Tx tx, RequirementGroup group) {
        tx.sql("""
                        INSERT INTO requirement_group (id, account_id, country_code, phone_number_type, action,
                                                       loa_document_id, invoice_document_id, requirement_values,
                                                       created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""")
                .set(group.id())
                .set(group.accountId())
                .set(group.countryCode())
                .set(group.phoneNumberType())
                .set(group.action())
                .set(group.loaDocumentId())
                .set(group.invoiceDocumentId())
                .json(Json.text(group.values()))
                .set(clock.instant())
                .execute();
        documents.add(tx, group.accountId(), new DocumentUse(RECORD_TYPE, group.id(), null), documentsOf(group));
    }

    private Set<UUID> documentsOf(RequirementGroup group) {
        Set<UUID> named = new LinkedHashSet<>();
        if (group.loaDocumentId() != null) {
            named.add(group.loaDocumentId());
        }
        if (group.invoiceDocumentId() != null) {
            named.add(group.invoiceDocumentId());
        }
        for (RequirementGroup.Value value : group.values()) {
            boolean document = catalog.type(value.requirementTypeId())
                    .map(RequirementType::takesDocument)
                    .orElse(false);
            if (document && Ids.isUuid(value.fieldValue())) {
                named.add(UUID.fromString(value.fieldValue()));
            }
        }
        return named;
    }
}
