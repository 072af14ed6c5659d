package dev.portwright.requirement;

import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The requirement groups of each account. */
@ApplicationScoped
public class RequirementGroups {
    private final Clock clock;

    public RequirementGroups(Clock clock) {
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

    /** Adds the group unless there is one with its id. */
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
    }
}
