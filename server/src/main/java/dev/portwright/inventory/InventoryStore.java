package dev.portwright.inventory;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.ResourceNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tables {@code inventory_number} and {@code number_setting}. PINs are sealed on their way in and opened on their way out. */
@ApplicationScoped
class InventoryStore {
    private static final SqlText COLUMNS = SqlText.of("""
            n.id, n.account_id, n.phone_number, n.country_code, n.phone_number_type, n.status, n.messaging_profile_id,
            n.emergency_address_id, n.connection_id, n.billing_group_id, n.customer_reference, n.external_pin, n.tags,
            n.hd_voice_enabled, s.voice, coalesce(s.emergency_enabled, false), s.messaging_product,
            coalesce({connection}, n.connection_id), coalesce({profile}, n.messaging_profile_id), n.landed_at,
            n.updated_at""");

    private static final SqlText FIND = SqlText.of("""
            SELECT {columns} FROM inventory_number n LEFT JOIN number_setting s ON s.id = n.id
            WHERE n.account_id = {account} AND n.id = {id}""");

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM inventory_number n LEFT JOIN number_setting s ON s.id = n.id {joined}
            WHERE n.account_id = {account} AND {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM inventory_number n
                  WHERE n.account_id = {account} AND {filters}
                  LIMIT {most}) counted""");

    private static final SqlText ACCOUNT = SqlText.of("n.account_id");

    private final Sealer sealer;
    private final SqlText isProfile;
    private final SqlText find;
    private final SqlText page;

    InventoryStore(Sealer sealer, ResourceNames names) {
        this.sealer = sealer;
        this.isProfile = SqlText.of("SELECT EXISTS {profile}")
                .with(
                        "profile",
                        names.nameOf(ReferenceKind.MESSAGING_PROFILE, SqlText.of("{account}"), SqlText.of("{id}")));
        SqlText columns = COLUMNS.with(
                        "connection",
                        names.nameOf(ReferenceKind.CONNECTION, ACCOUNT, SqlText.of("lower(n.connection_id)")))
                .with(
                        "profile",
                        names.nameOf(
                                ReferenceKind.MESSAGING_PROFILE, ACCOUNT, SqlText.of("lower(n.messaging_profile_id)")));
        this.find = FIND.with("columns", columns);
        this.page = PAGE.with("columns", columns);
    }

    @Produces
    @Singleton
    SealedColumn pins() {
        return new SealedColumn("inventory_number", "external_pin", "id");
    }

    Optional<InventoryNumber> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(find.with("account", accountId).with("id", id)).one(this::number);
    }

    /**
     * The same, kept from changing until the transaction ends. Locked before it is read: one statement for both would show
     * the settings as they were before it began to wait.
     */
    Optional<InventoryNumber> lock(Tx tx, UUID accountId, UUID id) {
        return tx.sql("SELECT id FROM inventory_number WHERE account_id = ? AND id = ? FOR UPDATE")
                .set(accountId)
                .set(id)
                .one(Sql.Row::uuid)
                .flatMap(locked -> find(tx, accountId, locked));
    }

    /** The numbers of one page, and one more when there is a next page. */
    List<InventoryNumber> list(Tx tx, InventoryListQuery query) {
        return tx.sql(page.with("account", query.accountId())
                        .with("joined", query.joined())
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

    /** Whether the account has made a messaging profile with this id, in small letters. */
    boolean isProfile(Tx tx, UUID accountId, String id) {
        return tx.sql(isProfile.with("account", accountId).with("id", id))
                .one(Sql.Row::bool)
                .orElse(false);
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

    /**
     * Writes how calls and messages of the number are handled; whoever calls has locked it. How calls are paid for stands beside
     * the number as well, since lists are filtered and sorted by it.
     */
    void updateSetup(Tx tx, InventoryNumber number) {
        InventoryNumber.Setup setup = number.setup();
        tx.sql("""
                        WITH changed AS (
                            UPDATE inventory_number
                            SET messaging_profile_id = ?, emergency_address_id = ?, usage_payment_method = ?, updated_at = ?
                            WHERE account_id = ? AND id = ? RETURNING id, account_id)
                        INSERT INTO number_setting AS s (id, account_id, voice, emergency_enabled, messaging_product)
                        SELECT id, account_id, ?::jsonb, ?, ? FROM changed
                        ON CONFLICT (id) DO UPDATE
                        SET voice = excluded.voice, emergency_enabled = excluded.emergency_enabled,
                            messaging_product = excluded.messaging_product""")
                .set(number.messagingProfileId())
                .set(number.emergencyAddressId())
                .set(setup.voice().usagePaymentMethod())
                .set(number.updatedAt())
                .set(number.accountId())
                .set(number.id())
                .json(Json.text(setup.voice()))
                .set(setup.emergencyEnabled())
                .set(setup.messagingProduct())
                .execute();
    }

    /** The bundle that the number is in. */
    Optional<UUID> bundleOf(Tx tx, InventoryNumber number) {
        return tx.sql("""
                        SELECT user_bundle_id FROM inventory_number
                        WHERE account_id = ? AND id = ? AND user_bundle_id IS NOT NULL""").set(number.accountId()).set(number.id()).one(Sql.Row::uuid);
    }

    /** Writes which bundle the number is in, or that it is in none; whoever calls has locked both. */
    void updateBundle(Tx tx, InventoryNumber number, @Nullable UUID bundleId, Instant now) {
        tx.sql("""
                        UPDATE inventory_number
                        SET user_bundle_id = ?, bundled_at = ?, updated_at = GREATEST(?, updated_at + interval '1 millisecond')
                        WHERE account_id = ? AND id = ?""")
                .set(bundleId)
                .set(bundleId == null ? null : now)
                .set(now)
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
                new InventoryNumber.Setup(VoiceSettings.of(row.stringOrNull()), row.bool(), row.stringOrNull()),
                new InventoryNumber.Names(row.stringOrNull(), row.stringOrNull()),
                row.instant(),
                row.instant());
    }
}
