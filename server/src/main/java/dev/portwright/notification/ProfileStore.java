package dev.portwright.notification;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of profiles. */
final class ProfileStore {
    private ProfileStore() {}

    static void insert(Tx tx, Profile profile) {
        tx.sql("""
                        INSERT INTO notification_profile (id, account_id, name, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?)""")
                .set(profile.id())
                .set(profile.accountId())
                .set(profile.name())
                .set(profile.createdAt())
                .set(profile.updatedAt())
                .execute();
    }

    static void update(Tx tx, Profile profile) {
        tx.sql("UPDATE notification_profile SET name = ?, updated_at = ? WHERE account_id = ? AND id = ?")
                .set(profile.name())
                .set(profile.updatedAt())
                .set(profile.accountId())
                .set(profile.id())
                .execute();
    }

    static void delete(Tx tx, Profile profile) {
        tx.sql("DELETE FROM notification_profile WHERE account_id = ? AND id = ?")
                .set(profile.accountId())
                .set(profile.id())
                .execute();
    }

    static Optional<Profile> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql("""
                        SELECT id, account_id, name, created_at, updated_at
                        FROM notification_profile WHERE account_id = ? AND id = ?""").set(accountId).set(id).one(ProfileStore::profile);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<Profile> list(Tx tx, UUID accountId, Page page) {
        return tx.sql("""
                        SELECT id, account_id, name, created_at, updated_at
                        FROM notification_profile WHERE account_id = ?
                        ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(page.size() + 1)
                .set(page.offset())
                .page(ProfileStore::profile);
    }

    static long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM notification_profile WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static Profile profile(Sql.Row row) {
        return new Profile(row.uuid(), row.uuid(), row.string(), row.instant(), row.instant());
    }
}
