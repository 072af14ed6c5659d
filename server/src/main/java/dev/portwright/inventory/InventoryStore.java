package dev.portwright.inventory;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code inventory_number}. PINs are sealed on their way in and opened on their way out. */
@ApplicationScoped
class InventoryStore {
    private static final SqlText COLUMNS = SqlText.of("""
            n.id, n.account_id, n.phone_number, n.country_code, n.phone_number_type, n.status, n.messaging_profile_id,
            n.emergency_address_id, n.connection_id, n.billing_group_id, n.customer_reference, n.external_pin, n.tags,
            n.hd_voice_enabled, n.landed_at, n.updated_at""");

    private static final SqlText FIND = SqlText.of(
                    "SELECT {columns} FROM inventory_number n WHERE n.account_id = {account} AND n.id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText LOCK = SqlText.of("{number} FOR UPDATE").with("number", FIND);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM inventory_number n
            WHERE n.account_id = {account} AND {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM inventory_number n
                  WHERE n.account_id = {account} AND {filters}
                  LIMIT {most}) counted""");

    private final Sealer sealer;

    InventoryStore(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    SealedColumn pins() {
        return new SealedColumn("inventory_number", "external_pin", "id");
    }

    Optional<InventoryNumber> find(Tx tx, UUID accountId, UUID id) {
        return one(tx, FIND, accountId, id);
    }

    /** The same, kept from changing until the transaction ends. */
    Optional<InventoryNumber> lock(Tx tx, UUID accountId, UUID id) {
        return one(tx, LOCK, accountId, id);
    }

    private Optional<InventoryNumber> one(Tx tx, SqlText text, UUID accountId, UUID id) {
        return tx.sql(text.with("account", accountId).with("id", id)).one(this::number);
    }

    /** The numbers of one page, and one more when there is a next page. */
    List<InventoryNumber> list(Tx tx, InventoryListQuery query) {
        return tx.sql(PAGE.with("account", query.accountId())
                        .with("filters", query.filters())
                        .with("order", query.order())
                        .with("limit", query.page().size() + 1)
                        .with("offset", query.page().offset()))
                .plannedEachTime()
                .page(this::number);
    }

    /** How many numbers match, counted up to one above the limit. */
    long count(Tx tx, InventoryListQuery query, int limit) {
        return tx.sql(COUNT.with("account", query.accountId())
                        .with("filters", query.filters())
                        .with("most", limit + 1))
                .plannedEachTime()
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** Writes what a client can change of a number; whoever calls has locked it. */
    void update(Tx tx, InventoryNumber number) {
        InventoryNumber.Settings settings = number.settings();
        tx.sql("""
                        UPDATE inventory_number
                        SET connection_id = ?, billing_group_id = ?, customer_reference = ?, external_pin = ?, tags = ?,
                            hd_voice_enabled = ?, updated_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(settings.connectionId())
                .set(settings.billingGroupId())
                .set(settings.customerReference())
                .set(seal(number))
                .array("text", settings.tags())
                .set(settings.hdVoiceEnabled())
                .set(number.updatedAt())
                .set(number.accountId())
                .set(number.id())
                .execute();
    }

    /** Writes that the number has left the inventory. */
    void end(Tx tx, InventoryNumber number) {
        tx.sql("""
                        UPDATE inventory_number SET status = ?, ended_at = ?, updated_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(number.status().word())
                .set(number.updatedAt())
                .set(number.updatedAt())
                .set(number.accountId())
                .set(number.id())
                .execute();
    }

    private byte @Nullable [] seal(InventoryNumber number) {
        String pin = number.settings().externalPin();
        return pin == null ? null : sealer.seal(number.id(), pin.getBytes(StandardCharsets.UTF_8));
    }

    private @Nullable String open(UUID id, byte @Nullable [] sealed) {
        return sealed == null ? null : new String(sealer.open(id, sealed), StandardCharsets.UTF_8);
    }

    private InventoryNumber number(Sql.Row row) {
        UUID id = row.uuid();
        return new InventoryNumber(
                id,
                row.uuid(),
                row.string(),
                row.string(),
                row.string(),
                InventoryNumber.Status.of(row.string()),
                row.stringOrNull(),
                row.stringOrNull(),
                new InventoryNumber.Settings(
                        row.stringOrNull(),
                        row.stringOrNull(),
                        row.stringOrNull(),
                        open(id, row.bytesOrNull()),
                        row.strings(),
                        row.bool()),
                row.instant(),
                row.instant());
    }
}
