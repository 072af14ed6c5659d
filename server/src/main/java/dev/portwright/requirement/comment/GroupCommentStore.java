package dev.portwright.requirement.comment;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of comments on requirement groups. */
final class GroupCommentStore {
    private GroupCommentStore() {}

    /** False when the group has as many of that side already; whoever calls holds the group. */
    static boolean insert(Tx tx, GroupComment comment, int most) {
        return tx.sql("""
                        INSERT INTO requirement_group_comment
                            (id, account_id, requirement_group_id, commenter_type, user_id, body, created_at)
                        SELECT ?, ?, ?, ?, ?, ?, ?
                        WHERE NOT EXISTS (SELECT 1 FROM requirement_group_comment
                                          WHERE account_id = ? AND requirement_group_id = ? AND commenter_type = ?
                                          ORDER BY created_at DESC, id DESC OFFSET ? LIMIT 1)""")
                        .set(comment.id())
                        .set(comment.accountId())
                        .set(comment.groupId())
                        .set(comment.commenterType())
                        .set(comment.userId())
                        .set(comment.body())
                        .set(comment.createdAt())
                        .set(comment.accountId())
                        .set(comment.groupId())
                        .set(comment.commenterType())
                        .set(most - 1)
                        .execute()
                == 1;
    }

    static Optional<GroupComment> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql("""
                        SELECT id, account_id, requirement_group_id, user_id, body, created_at, read_at
                        FROM requirement_group_comment WHERE account_id = ? AND id = ?""").set(accountId).set(id).one(GroupCommentStore::comment);
    }

    /** The comment, which was read at this time unless that was so before. */
    static Optional<GroupComment> read(Tx tx, UUID accountId, UUID id, Instant now) {
        return tx.sql("""
                        UPDATE requirement_group_comment SET read_at = coalesce(read_at, ?)
                        WHERE account_id = ? AND id = ?
                        RETURNING id, account_id, requirement_group_id, user_id, body, created_at, read_at""").set(now).set(accountId).set(id).one(GroupCommentStore::comment);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<GroupComment> list(Tx tx, UUID accountId, UUID groupId, Page page) {
        return tx.sql("""
                        SELECT id, account_id, requirement_group_id, user_id, body, created_at, read_at
                        FROM requirement_group_comment WHERE account_id = ? AND requirement_group_id = ?
                        ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(groupId)
                .set(page.size() + 1)
                .set(page.offset())
                .page(GroupCommentStore::comment);
    }

    /** How many comments a group has, counted no further than one above the limit. */
    static long count(Tx tx, UUID accountId, UUID groupId, int limit) {
        return tx.sql("""
                        SELECT count(*) FROM (
                            SELECT 1 FROM requirement_group_comment
                            WHERE account_id = ? AND requirement_group_id = ? LIMIT ?
                        ) counted""")
                .set(accountId)
                .set(groupId)
                .set(limit + 1)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static GroupComment comment(Sql.Row row) {
        return new GroupComment(
                row.uuid(), row.uuid(), row.uuid(), row.uuidOrNull(), row.string(), row.instant(), row.instantOrNull());
    }
}
