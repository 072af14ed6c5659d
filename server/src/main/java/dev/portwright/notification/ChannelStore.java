package dev.portwright.notification;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.page.Filter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of channels. */
final class ChannelStore {
    private static final SqlText WITH_SETTING = SqlText.of("""
            EXISTS (SELECT 1 FROM notification_setting s
                    WHERE s.account_id = c.account_id AND s.channel_id = c.id AND {condition})""");

    static final List<Filter> FILTERS = List.of(
            Filter.text("channel_type_id", "channel_type"),
            Filter.uuid("notification_profile_id", "profile_id"),
            Filter.uuid("notification_channel", "id"),
            Filter.of(
                    "notification_event_condition_id",
                    id -> WITH_SETTING
                            .with("condition", SqlText.of("s.condition_id = {id}"))
                            .with("id", UUID.fromString(id))),
            Filter.of(
                    "associated_record_type",
                    type -> WITH_SETTING
                            .with("condition", SqlText.of("s.record_type = {type}"))
                            .with("type", type)),
            Filter.of(
                    "status",
                    status -> WITH_SETTING
                            .with("condition", SqlText.of("{status} = 'enabled'"))
                            .with("status", status)));

    private static final SqlText COLUMNS =
            SqlText.of("id, account_id, profile_id, channel_type, destination, created_at, updated_at");

    private static final SqlText ONE = SqlText.of(
                    "SELECT {columns} FROM notification_channel WHERE account_id = {account} AND id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns}
            FROM notification_channel c
            WHERE account_id = {account} AND {filters}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT =
            SqlText.of("SELECT count(*) FROM notification_channel c WHERE account_id = {account} AND {filters}");

    private ChannelStore() {}

    static void insert(Tx tx, Channel channel) {
        tx.sql("""
                        INSERT INTO notification_channel
                            (id, account_id, profile_id, channel_type, destination, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .set(channel.id())
                .set(channel.accountId())
                .set(channel.profileId())
                .set(channel.type().word())
                .set(channel.destination())
                .set(channel.createdAt())
                .set(channel.updatedAt())
                .execute();
    }

    static void update(Tx tx, Channel channel) {
        tx.sql("""
                        UPDATE notification_channel
                        SET profile_id = ?, channel_type = ?, destination = ?, updated_at = ?
                        WHERE account_id = ? AND id = ?""")
                .set(channel.profileId())
                .set(channel.type().word())
                .set(channel.destination())
                .set(channel.updatedAt())
                .set(channel.accountId())
                .set(channel.id())
                .execute();
    }

    static void delete(Tx tx, Channel channel) {
        tx.sql("DELETE FROM notification_channel WHERE account_id = ? AND id = ?")
                .set(channel.accountId())
                .set(channel.id())
                .execute();
    }

    static Optional<Channel> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(ONE.with("account", accountId).with("id", id)).one(ChannelStore::channel);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<Channel> list(Tx tx, UUID accountId, Where filters, Page page) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("filters", filters.text())
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .page(ChannelStore::channel);
    }

    static long count(Tx tx, UUID accountId, Where filters) {
        return tx.sql(COUNT.with("account", accountId).with("filters", filters.text()))
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** How many channels a profile has. */
    static long countOf(Tx tx, UUID accountId, UUID profileId) {
        return tx.sql("SELECT count(*) FROM notification_channel WHERE account_id = ? AND profile_id = ?")
                .set(accountId)
                .set(profileId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    /** The destinations of this type that an account has, each once. */
    static List<String> destinations(Tx tx, UUID accountId, ChannelType type) {
        return tx.sql("""
                        SELECT DISTINCT destination FROM notification_channel
                        WHERE account_id = ? AND channel_type = ? ORDER BY destination""").set(accountId).set(type.word()).list(Sql.Row::string);
    }

    private static Channel channel(Sql.Row row) {
        return new Channel(
                row.uuid(),
                row.uuid(),
                row.uuid(),
                ChannelType.of(row.string()),
                row.string(),
                row.instant(),
                row.instant());
    }
}
