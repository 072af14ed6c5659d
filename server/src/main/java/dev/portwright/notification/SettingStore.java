package dev.portwright.notification;

import dev.portwright.notification.catalog.EventCondition.About;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of settings. */
final class SettingStore {
    static final List<Filter> FILTERS = List.of(
            Filter.uuid("notification_profile_id", "profile_id"),
            Filter.uuid("notification_channel", "channel_id"),
            Filter.uuid("notification_event_condition_id", "condition_id"),
            Filter.text("channel_type_id", """
                    (SELECT c.channel_type FROM notification_channel c
                     WHERE c.account_id = s.account_id AND c.id = s.channel_id)"""),
            Filter.text("associated_record_type", "record_type"),
            Filter.always("status", Setting.ENABLED));

    private static final SqlText COLUMNS = SqlText.of("""
            id, account_id, profile_id, channel_id, condition_id, record_type, parameters, created_at, updated_at""");

    private static final SqlText ONE = SqlText.of(
                    "SELECT {columns} FROM notification_setting WHERE account_id = {account} AND id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText SAME = SqlText.of("""
            SELECT {columns} FROM notification_setting
            WHERE account_id = {account} AND channel_id = {channel} AND condition_id = {condition}
              AND parameters = {parameters}::jsonb""").with("columns", COLUMNS);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM notification_setting s
            WHERE account_id = {account} AND {filters}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT =
            SqlText.of("SELECT count(*) FROM notification_setting s WHERE account_id = {account} AND {filters}");

    private SettingStore() {}

    static void insert(Tx tx, Setting setting) {
        tx.sql("""
                        INSERT INTO notification_setting (id, account_id, profile_id, channel_id, condition_id, record_type,
                                                          parameters, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(setting.id())
                .set(setting.accountId())
                .set(setting.profileId())
                .set(setting.channelId())
                .set(setting.conditionId())
                .set(setting.about().word())
                .json(Json.text(setting.parameters()))
                .set(setting.createdAt())
                .set(setting.updatedAt())
                .execute();
    }

    static void delete(Tx tx, Setting setting) {
        tx.sql("DELETE FROM notification_setting WHERE account_id = ? AND id = ?")
                .set(setting.accountId())
                .set(setting.id())
                .execute();
    }

    static Optional<Setting> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(ONE.with("account", accountId).with("id", id)).one(SettingStore::setting);
    }

    /** The one that leads the same to the same channel. */
    static Optional<Setting> same(Tx tx, Setting as) {
        return tx.sql(SAME.with("account", as.accountId())
                        .with("channel", as.channelId())
                        .with("condition", as.conditionId())
                        .with("parameters", Json.text(as.parameters())))
                .one(SettingStore::setting);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<Setting> list(Tx tx, UUID accountId, Where filters, Page page) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("filters", filters.text())
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .page(SettingStore::setting);
    }

    static long count(Tx tx, UUID accountId, Where filters) {
        return tx.sql(COUNT.with("account", accountId).with("filters", filters.text()))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** How many settings use a channel. */
    static long countOf(Tx tx, Channel channel) {
        return tx.sql("SELECT count(*) FROM notification_setting WHERE account_id = ? AND channel_id = ?")
                .set(channel.accountId())
                .set(channel.id())
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** What these accounts want to be told under these conditions. */
    static List<Subscription> subscriptions(Tx tx, Collection<UUID> accounts, Collection<UUID> conditions) {
        return tx.sql("""
                        SELECT s.account_id, s.condition_id, s.parameters, c.channel_type, c.destination
                        FROM notification_setting s
                        JOIN notification_channel c ON c.account_id = s.account_id AND c.id = s.channel_id
                        WHERE s.account_id = ANY (?) AND s.condition_id = ANY (?)
                        ORDER BY s.account_id, s.created_at, s.id""")
                .array("uuid", accounts)
                .array("uuid", conditions)
                .list(row -> new Subscription(
                        row.uuid(), row.uuid(), parameters(row.string()), ChannelType.of(row.string()), row.string()));
    }

    private static Setting setting(Sql.Row row) {
        return new Setting(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.uuid(),
                row.uuid(),
                About.valueOf(row.string().toUpperCase(Locale.ROOT)),
                parameters(row.string()),
                row.instant(),
                row.instant());
    }

    /** In the order of their names. */
    private static Map<String, String> parameters(String json) {
        Map<String, String> parameters = new TreeMap<>();
        Json.read(json)
                .properties()
                .forEach(
                        entry -> parameters.put(entry.getKey(), entry.getValue().asString()));
        return parameters;
    }
}
