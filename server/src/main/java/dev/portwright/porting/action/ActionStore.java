package dev.portwright.porting.action;

import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.requirement.ActionType;
import dev.portwright.requirement.RequirementRule;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of actions that were initiated. */
final class ActionStore {
    private static final List<Filter> FILTERS =
            List.of(Filter.text("status", "a.status"), Filter.uuid("porting_order_id", "a.porting_order_id"));

    private static final SqlText COLUMNS = SqlText.of("""
            a.id, a.account_id, a.porting_order_id, a.action_type, a.requirement_type_id, a.status, a.action_url,
            a.cancel_reason, a.person, a.created_at, a.updated_at""");

    private static final SqlText OF_ORDER = SqlText.of("""
            SELECT {columns} FROM porting_action_requirement a
            WHERE a.account_id = {account} AND a.porting_order_id = {order}""").with("columns", COLUMNS);

    private static final SqlText ONE = SqlText.of(
                    "SELECT {columns} FROM porting_action_requirement a WHERE a.id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns} FROM porting_action_requirement a
            WHERE {filters}
            ORDER BY a.updated_at DESC, a.id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1 FROM porting_action_requirement a WHERE {filters} LIMIT {most}) counted""");

    private ActionStore() {}

    static List<ActionRequirement> ofOrder(Tx tx, UUID accountId, UUID orderId) {
        return tx.sql(OF_ORDER.with("account", accountId).with("order", orderId))
                .list(ActionStore::read);
    }

    /** An action of whichever account, for those who decide. */
    static Optional<ActionRequirement> find(Tx tx, UUID id) {
        return tx.sql(ONE.with("id", id)).one(ActionStore::read);
    }

    /** Writes an action as it is from now on. Whoever calls holds its order. */
    static void write(Tx tx, ActionRequirement action) {
        tx.sql("""
                        INSERT INTO porting_action_requirement
                            (id, account_id, porting_order_id, action_type, requirement_type_id, status, action_url,
                             cancel_reason, person, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE
                        SET status = excluded.status, action_url = excluded.action_url,
                            cancel_reason = excluded.cancel_reason, person = excluded.person,
                            updated_at = excluded.updated_at""")
                .set(action.id())
                .set(action.accountId())
                .set(action.orderId())
                .set(action.action().action().word())
                .set(action.action().type())
                .set(action.status().word())
                .set(action.url())
                .set(action.cancelReason())
                .set(action.person())
                .set(action.createdAt())
                .set(action.updatedAt())
                .execute();
    }

    /** One page of the actions of all accounts, for those who decide. */
    static Listed<ActionRequirement> list(Db db, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        return Listed.read(
                db, query.page(), PAGE.with("filters", filters), COUNT.with("filters", filters), ActionStore::read);
    }

    private static ActionRequirement read(Sql.Row row) {
        UUID id = row.uuid();
        UUID accountId = row.uuid();
        UUID orderId = row.uuid();
        ActionType type = ActionType.of(row.string());
        return new ActionRequirement(
                id,
                accountId,
                orderId,
                new RequirementRule.Action(type, row.uuid().toString()),
                ActionStatus.of(row.string()),
                row.stringOrNull(),
                row.stringOrNull(),
                row.bytesOrNull(),
                row.instant(),
                row.instant());
    }
}
