package dev.portwright.requirement.group;

import dev.portwright.document.DocumentLinks;
import dev.portwright.document.DocumentUse;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Listed;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table {@code requirement_group}. Texts are sealed on their way in and opened on their way out. */
final class GroupStore {
    private static final SqlText COLUMNS = SqlText.of("""
            g.id, g.account_id, g.country_code, g.phone_number_type, g.action, g.status, g.customer_reference,
            g.loa_document_id, g.invoice_document_id, g.requirement_values, g.sealed_values, g.submitted_at, g.decided_at,
            g.decided_by, g.decline_reason, g.created_at, g.updated_at""");

    private static final SqlText FIND = SqlText.of(
                    "SELECT {columns} FROM requirement_group g WHERE g.account_id = {account} AND g.id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText LOCK = SqlText.of("{group} FOR UPDATE").with("group", FIND);

    private static final SqlText LOCK_OF_ANY_ACCOUNT = SqlText.of(
                    "SELECT {columns} FROM requirement_group g WHERE g.id = {id} FOR UPDATE")
            .with("columns", COLUMNS);

    private static final SqlText OF_ACCOUNT = SqlText.of("""
            SELECT {columns}
            FROM requirement_group g
            WHERE g.account_id = {account} AND {filters}
            ORDER BY g.created_at DESC, g.id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText OF_ALL_ACCOUNTS = SqlText.of("""
            SELECT {columns}
            FROM requirement_group g
            WHERE {filters}
            ORDER BY g.submitted_at NULLS LAST, g.id LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1 FROM requirement_group g WHERE {filters} LIMIT {most}) counted""");

    /** How many groups are in memory at a time that may not be wanted. */
    private static final int ROWS_AT_A_TIME = 32;

    private final Sealer sealer;
    private final RequirementCatalog catalog;
    private final DocumentLinks documents;

    GroupStore(Sealer sealer, RequirementCatalog catalog, DocumentLinks documents) {
        this.sealer = sealer;
        this.catalog = catalog;
        this.documents = documents;
    }

    /** A value as its row has it; the text of one that is sealed stands elsewhere. */
    private record Kept(
            String requirementTypeId,
            @Nullable String fieldValue,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}

    Optional<RequirementGroup> find(Tx tx, UUID accountId, UUID id) {
        return one(tx, FIND.with("account", accountId).with("id", id));
    }

    /** The same, kept from changing until the transaction ends. */
    Optional<RequirementGroup> lock(Tx tx, UUID accountId, UUID id) {
        return one(tx, LOCK.with("account", accountId).with("id", id));
    }

    /** {@link #lock} for those who work for all accounts. */
    Optional<RequirementGroup> lockOfAnyAccount(Tx tx, UUID id) {
        return one(tx, LOCK_OF_ANY_ACCOUNT.with("id", id));
    }

    static Optional<UUID> accountOf(Tx tx, UUID id) {
        return tx.sql("SELECT account_id FROM requirement_group WHERE id = ?")
                .set(id)
                .one(Sql.Row::uuid);
    }

    private Optional<RequirementGroup> one(Tx tx, SqlText text) {
        return tx.sql(text).one(this::group);
    }

    /** A page of the groups of the account that the filters let through, newest first. */
    List<RequirementGroup> list(Tx tx, UUID accountId, SqlText filters, Page page) {
        return ofAccount(tx, accountId, filters, page.size(), page.offset()).list(this::group);
    }

    /** The same of those that are wanted. All are looked at, few at a time where there is a transaction, and these kept. */
    List<RequirementGroup> list(Tx tx, UUID accountId, SqlText filters, Predicate<RequirementGroup> wanted, Page page) {
        List<RequirementGroup> found = new ArrayList<>();
        long[] before = {0};
        ofAccount(tx, accountId, filters, OwnGroups.MOST, 0).each(ROWS_AT_A_TIME, row -> {
            if (found.size() < page.size()) {
                RequirementGroup group = group(row);
                if (wanted.test(group) && before[0]++ >= page.offset()) {
                    found.add(group);
                }
            }
        });
        return found;
    }

    private static Sql ofAccount(Tx tx, UUID accountId, SqlText filters, int limit, long offset) {
        return tx.sql(OF_ACCOUNT
                .with("account", accountId)
                .with("filters", filters)
                .with("limit", limit)
                .with("offset", offset));
    }

    /** One page of the groups of all accounts, those that have waited longest first. */
    Listed<RequirementGroup> listOfAllAccounts(Db db, SqlText filters, Page page) {
        return Listed.read(
                db, page, OF_ALL_ACCOUNTS.with("filters", filters), COUNT.with("filters", filters), this::group);
    }

    static long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM requirement_group WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** False when there is a group with its id already. */
    boolean insert(Tx tx, RequirementGroup group) {
        boolean inserted = add(tx, group);
        if (inserted) {
            link(tx, group, documentsOf(group));
        }
        return inserted;
    }

    private boolean add(Tx tx, RequirementGroup group) {
        Sql sql = tx.sql("""
                        INSERT INTO requirement_group (
                            id, account_id, country_code, phone_number_type, action, created_at, status,
                            customer_reference, loa_document_id, invoice_document_id, requirement_values, sealed_values,
                            submitted_at, decided_at, decided_by, decline_reason, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING""")
                .set(group.id())
                .set(group.accountId())
                .set(group.countryCode())
                .set(group.phoneNumberType())
                .set(group.action())
                .set(group.createdAt());
        return setChanging(sql, group).execute() == 1;
    }

    void update(Tx tx, RequirementGroup group) {
        Sql sql = tx.sql("""
                        UPDATE requirement_group
                        SET status = ?, customer_reference = ?, loa_document_id = ?, invoice_document_id = ?,
                            requirement_values = ?, sealed_values = ?, submitted_at = ?, decided_at = ?, decided_by = ?,
                            decline_reason = ?, updated_at = ?
                        WHERE account_id = ? AND id = ?""");
        setChanging(sql, group).set(group.accountId()).set(group.id()).execute();
        link(tx, group, documentsOf(group));
    }

    void delete(Tx tx, RequirementGroup group) {
        link(tx, group, List.of());
        tx.sql("DELETE FROM requirement_group WHERE account_id = ? AND id = ?")
                .set(group.accountId())
                .set(group.id())
                .execute();
    }

    /** Documents that a group names stay as long as it does. */
    private void link(Tx tx, RequirementGroup group, List<UUID> documentIds) {
        documents.set(tx, group.accountId(), new DocumentUse("requirement_group", group.id(), null), documentIds);
    }

    private List<UUID> documentsOf(RequirementGroup group) {
        return group.values().stream()
                .filter(value -> catalog.type(value.requirementTypeId())
                        .map(RequirementType::takesDocument)
                        .orElse(false))
                .map(RequirementGroup.Value::fieldValue)
                .filter(Ids::isUuid)
                .map(UUID::fromString)
                .distinct()
                .toList();
    }

    private Sql setChanging(Sql sql, RequirementGroup group) {
        Map<String, String> texts = new HashMap<>();
        List<Kept> kept = new ArrayList<>();
        UUID loa = null;
        UUID invoice = null;
        for (RequirementGroup.Value value : group.values()) {
            Optional<RequirementType> type = catalog.type(value.requirementTypeId());
            boolean text = type.map(RequirementType::takesText).orElse(true);
            if (text) {
                texts.put(value.requirementTypeId(), value.fieldValue());
            } else if (type.get().isLoa()) {
                loa = UUID.fromString(value.fieldValue());
            } else if (type.get().isInvoice()) {
                invoice = UUID.fromString(value.fieldValue());
            }
            kept.add(new Kept(
                    value.requirementTypeId(), text ? null : value.fieldValue(), value.createdAt(), value.updatedAt()));
        }
        return sql.set(group.status().word())
                .set(group.customerReference())
                .set(loa)
                .set(invoice)
                .json(Json.text(kept))
                .set(texts.isEmpty() ? null : sealer.seal(group.id(), Json.bytes(texts)))
                .set(group.submittedAt())
                .set(group.decidedAt())
                .set(group.decidedBy())
                .set(group.declineReason())
                .set(group.updatedAt());
    }

    private RequirementGroup group(Sql.Row row) {
        UUID id = row.uuid();
        UUID accountId = row.uuid();
        String countryCode = row.string();
        String phoneNumberType = row.string();
        String action = row.string();
        GroupStatus status = GroupStatus.of(row.string());
        String customerReference = row.stringOrNull();
        UUID loa = row.uuidOrNull();
        UUID invoice = row.uuidOrNull();
        List<Kept> kept = List.of(Json.read(row.string(), Kept[].class));
        Map<String, String> texts = texts(id, row.bytesOrNull());
        Instant submittedAt = row.instantOrNull();
        Instant decidedAt = row.instantOrNull();
        UUID decidedBy = row.uuidOrNull();
        String declineReason = row.stringOrNull();
        Instant createdAt = row.instant();
        Instant updatedAt = Objects.requireNonNullElse(row.instantOrNull(), createdAt);
        List<RequirementGroup.Value> values = new ArrayList<>();
        for (Kept each : kept) {
            String value = each.fieldValue() == null ? texts.get(each.requirementTypeId()) : each.fieldValue();
            if (value != null) {
                values.add(new RequirementGroup.Value(
                        each.requirementTypeId(),
                        value,
                        Objects.requireNonNullElse(each.createdAt(), createdAt),
                        Objects.requireNonNullElse(each.updatedAt(), createdAt)));
            }
        }
        addOfVersionBefore(loa, RequirementType::isLoa, createdAt, values);
        addOfVersionBefore(invoice, RequirementType::isInvoice, createdAt, values);
        return new RequirementGroup(
                id,
                accountId,
                countryCode,
                phoneNumberType,
                action,
                status,
                customerReference,
                List.copyOf(values),
                submittedAt,
                decidedAt,
                decidedBy,
                declineReason,
                createdAt,
                updatedAt);
    }

    /** The version before kept the two documents of an order in their columns alone. */
    private void addOfVersionBefore(
            @Nullable UUID document,
            Predicate<RequirementType> isIt,
            Instant createdAt,
            List<RequirementGroup.Value> values) {
        boolean there = values.stream()
                .anyMatch(value ->
                        catalog.type(value.requirementTypeId()).filter(isIt).isPresent());
        if (document == null || there) {
            return;
        }
        catalog.ofEveryPort().stream()
                .filter(isIt)
                .map(type -> new RequirementGroup.Value(type.id(), document.toString(), createdAt, createdAt))
                .forEach(values::add);
    }

    private Map<String, String> texts(UUID id, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Map.of();
        }
        Map<String, String> texts = new HashMap<>();
        Json.read(new String(sealer.open(id, sealed), StandardCharsets.UTF_8))
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return texts;
    }
}
