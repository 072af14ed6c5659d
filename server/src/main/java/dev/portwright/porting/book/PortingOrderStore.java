package dev.portwright.porting.book;

import dev.portwright.event.EventLog;
import dev.portwright.history.Change;
import dev.portwright.history.History;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingPhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of orders. Nothing here can be called without the account they belong to. */
@ApplicationScoped
class PortingOrderStore {
    /** What to select of {@code porting_order o} for an order with its first numbers. */
    static final SqlText WITH_NUMBERS = SqlText.joined(", ", List.of(OrderColumn.SELECTED, PhoneNumberStore.EMBEDDED));

    private static final SqlText ONE =
            SqlText.of("SELECT {columns} FROM porting_order o WHERE o.account_id = {account} AND o.id = {id}");

    private static final String FIND = ONE.with("columns", OrderColumn.SELECTED).positional();

    private static final String FIND_WITH_NUMBERS =
            ONE.with("columns", WITH_NUMBERS).positional();

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final SqlText LOCK_OF_ANY_ACCOUNT = SqlText.of(
                    "SELECT {columns} FROM porting_order o WHERE o.id = {id} FOR UPDATE")
            .with("columns", OrderColumn.SELECTED);

    private static final SqlText OF_ALL_ACCOUNTS = SqlText.of("""
            SELECT {columns}
            FROM unnest({ids}) WITH ORDINALITY AS wanted (id, place)
            JOIN porting_order o ON o.id = wanted.id
            ORDER BY wanted.place""").with("columns", WITH_NUMBERS);

    private static final String EDITED = "WITH edited AS (UPDATE porting_order SET " + OrderColumn.UPDATED + ", "
            + DateList.KEPT + " WHERE account_id = ? AND id = ?)";

    private static final String UPDATE = EDITED + " " + History.INSERT;

    private static final String UPDATE_AND_TELL = EDITED + ", told AS (" + EventLog.INSERT + ") " + History.INSERT;

    private static final String INSERT_WHOLE =
            "WITH created AS (INSERT INTO porting_order " + OrderColumn.INSERTED + ") " + History.INSERT;

    private static final String INSERT = """
            WITH numbers AS (
                INSERT INTO porting_phone_number (
                    id, account_id, porting_order_id, phone_number, portability_status, created_at)
                SELECT n.id, ?, ?, n.phone_number, 'confirmed', ?
                FROM unnest(?, ?) AS n (id, phone_number) ORDER BY n.phone_number
                RETURNING 1
            ), counted AS (
            """ + DraftCount.ADD + """
            ), drawn AS (
                SELECT next_support_digits() AS digits
                FROM (SELECT count(*) FROM numbers) written, (SELECT count(*) FROM counted) added
            ), created AS (
                INSERT INTO porting_order (
                    id, account_id, user_id, version, status, support_key, parent_support_key, country_code,
                    phone_number_type, carrier_name, carrier_spid, fast_port_eligible, messaging_capable,
                    requirements_version, phone_numbers_count, customer_reference, customer_group_reference, requirements, created_at,
                    updated_at)
                SELECT ?, ?, ?, ?, ?, 'sr_' || digits, coalesce(nullif(?, ''), 'pr_' || digits), ?, ?, ?, ?, ?, ?, ?, ?,
                       ?, ?, ?, ?, ?
                FROM drawn
                RETURNING support_key, parent_support_key
            )
            """ + History.INSERT
            + " RETURNING (SELECT support_key FROM created), (SELECT parent_support_key FROM created)";

    private static final String DELETE = "WITH gone AS (DELETE FROM porting_order WHERE account_id = ? AND id = ?"
            + " RETURNING account_id, id, status), fewer AS (" + DraftCount.ONE_LESS + "), told AS (" + EventLog.INSERT
            + ") " + History.INSERT;

    private final EndUserSecrets secrets;
    private final DraftCount drafts;
    private final EventLog eventLog;

    PortingOrderStore(EndUserSecrets secrets, DraftCount drafts, EventLog eventLog) {
        this.eventLog = eventLog;
        this.secrets = secrets;
        this.drafts = drafts;
    }

    Optional<PortingOrder> find(Tx tx, UUID accountId, UUID id) {
        return one(tx, FIND, accountId, id);
    }

    Optional<NumberedOrder> findWithNumbers(Tx tx, UUID accountId, UUID id) {
        return tx.sql(FIND_WITH_NUMBERS)
                .set(accountId)
                .set(id)
                .one(row -> new NumberedOrder(PortingOrderRow.read(row, secrets), PhoneNumberStore.embedded(row)));
    }

    /** Finds the order and keeps every other change of it waiting until the transaction ends. */
    Optional<PortingOrder> lock(Tx tx, UUID accountId, UUID id) {
        return one(tx, LOCK, accountId, id);
    }

    /** {@link #lock} for those who work for all accounts. */
    Optional<PortingOrder> lockOfAnyAccount(Tx tx, UUID id) {
        return tx.sql(LOCK_OF_ANY_ACCOUNT.with("id", id)).one(row -> PortingOrderRow.read(row, secrets));
    }

    /** The account that an order belongs to, for those who work for all accounts. */
    Optional<UUID> accountOf(Tx tx, UUID id) {
        return tx.sql("SELECT account_id FROM porting_order WHERE id = ?")
                .set(id)
                .one(Sql.Row::uuid);
    }

    /** These orders with their first numbers, in the order of the ids, for those who work for all accounts. */
    List<NumberedOrder> ofAllAccounts(Tx tx, List<UUID> ids) {
        return tx.sql(OF_ALL_ACCOUNTS.with("ids", "uuid", ids))
                .page(row -> new NumberedOrder(PortingOrderRow.read(row, secrets), PhoneNumberStore.embedded(row)));
    }

    private Optional<PortingOrder> one(Tx tx, String statement, UUID accountId, UUID id) {
        return tx.sql(statement).set(accountId).set(id).one(row -> PortingOrderRow.read(row, secrets));
    }

    /** A new support key, drawn by itself. */
    static String supportKey(Tx tx) {
        return tx.sql("SELECT 'sr_' || next_support_digits()")
                .one(Sql.Row::string)
                .orElseThrow();
    }

    /**
     * Writes a new order with its numbers and its first history entry, in one statement. First come the numbers, then
     * the count of drafts, and only when both are accepted the support key is drawn.
     *
     * @param parentKey the parent support key of the request's other orders; empty for the first of them
     * @param counted the drafts to add to the count: all of a request with its last order, so that nobody waits for
     *     numbers while others wait for the count
     * @return the order with its keys
     */
    PortingOrder insert(
            Tx tx,
            PortingOrder order,
            List<PortingPhoneNumber> numbers,
            Change change,
            String parentKey,
            Collection<UUID> counted) {
        Sql sql = tx.sql(INSERT)
                .set(order.accountId())
                .set(order.id())
                .set(order.createdAt())
                .array("uuid", numbers.stream().map(PortingPhoneNumber::id).toList())
                .array(
                        "text",
                        numbers.stream().map(PortingPhoneNumber::phoneNumber).toList());
        drafts.setAdding(sql, order.accountId(), counted)
                .set(order.id())
                .set(order.accountId())
                .set(order.userId())
                .set(order.version())
                .set(order.status().word())
                .set(parentKey)
                .set(order.kind().countryCode())
                .set(order.kind().phoneNumberType().wireName())
                .set(order.kind().carrierName())
                .set(order.kind().carrierSpid())
                .set(order.kind().fastPortEligible())
                .set(order.kind().messagingCapable())
                .set(order.kind().requirementsVersion())
                .set(order.phoneNumbersCount())
                .set(order.attributes().customerReference())
                .set(order.attributes().customerGroupReference())
                .json(Json.text(order.attributes().requirements()))
                .set(order.createdAt())
                .set(order.updatedAt());
        return History.set(sql, change)
                .one(row -> order.withKeys(row.string(), row.string()))
                .orElseThrow();
    }

    /**
     * Writes what a change of an order changed together with its history entry and its events, in one statement. The row
     * must be locked.
     */
    void update(Tx tx, PortingOrder order, Change change, List<EventLog.Event> events) {
        Sql sql = tx.sql(events.isEmpty() ? UPDATE : UPDATE_AND_TELL);
        OrderColumn.setUpdated(sql, order, secrets).set(order.accountId()).set(order.id());
        if (!events.isEmpty()) {
            eventLog.set(tx, sql, events);
        }
        History.set(sql, change).execute();
    }

    /** Writes an order that comes of another one, as it stands, with its first history entry. It has no numbers yet. */
    void insertWhole(Tx tx, PortingOrder order, Change change) {
        Sql sql = OrderColumn.setInserted(tx.sql(INSERT_WHOLE), order, secrets);
        History.set(sql, change).execute();
    }

    /** Takes orders of an account away, with their numbers and without a trace in their history. */
    static void remove(Tx tx, UUID accountId, List<UUID> ids) {
        tx.sql("WITH gone AS (DELETE FROM porting_order WHERE account_id = ? AND id = ANY (?)"
                        + " RETURNING account_id, id, status) " + DraftCount.ONE_LESS)
                .set(accountId)
                .array("uuid", ids)
                .execute();
    }

    /** Deletes the order and its numbers and writes its last history entry and its events, in one statement. */
    void delete(Tx tx, PortingOrder order, Change change, List<EventLog.Event> events) {
        Sql sql = tx.sql(DELETE).set(order.accountId()).set(order.id());
        History.set(eventLog.set(tx, sql, events), change).execute();
    }
}
