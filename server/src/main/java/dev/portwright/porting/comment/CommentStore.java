package dev.portwright.porting.comment;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** Rows of comments. */
final class CommentStore {
    private CommentStore() {}

    /** False when the order has as many of that side already; whoever calls holds the order. */
    static boolean insert(Tx tx, Comment comment, int most) {
        return tx.sql("""
                        INSERT INTO porting_comment
                            (id, account_id, porting_order_id, user_type, user_id, body, created_at)
                        SELECT ?, ?, ?, ?, ?, ?, ?
                        WHERE NOT EXISTS (SELECT 1 FROM porting_comment
                                          WHERE account_id = ? AND porting_order_id = ? AND user_type = ?
                                          ORDER BY created_at DESC, id DESC OFFSET ? LIMIT 1)""")
                        .set(comment.id())
                        .set(comment.accountId())
                        .set(comment.portingOrderId())
                        .set(comment.author().kind().word())
                        .set(comment.author().userId())
                        .set(comment.body())
                        .set(comment.createdAt())
                        .set(comment.accountId())
                        .set(comment.portingOrderId())
                        .set(comment.author().kind().word())
                        .set(most - 1)
                        .execute()
                == 1;
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<Comment> list(Tx tx, UUID accountId, UUID orderId, Page page) {
        return tx.sql("""
                        SELECT id, account_id, porting_order_id, user_type, user_id, body, created_at
                        FROM porting_comment WHERE account_id = ? AND porting_order_id = ?
                        ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?""")
                .set(accountId)
                .set(orderId)
                .set(page.size() + 1)
                .set(page.offset())
                .page(row -> new Comment(
                        row.uuid(),
                        row.uuid(),
                        row.uuid(),
                        new Author(Author.Kind.of(row.string()), row.uuidOrNull()),
                        row.string(),
                        row.instant()));
    }

    /** How many comments an order has, counted no further than one above the limit. */
    static long count(Tx tx, UUID accountId, UUID orderId, int limit) {
        return tx.sql("""
                        SELECT count(*) FROM (
                            SELECT 1 FROM porting_comment WHERE account_id = ? AND porting_order_id = ? LIMIT ?
                        ) counted""")
                .set(accountId)
                .set(orderId)
                .set(limit + 1)
                .one(Sql.Row::number)
                .orElse(0L);
    }
}
