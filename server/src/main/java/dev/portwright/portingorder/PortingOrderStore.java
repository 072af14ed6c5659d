package dev.portwright.portingorder;

import dev.portwright.platform.db.Sql;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of orders. Nothing here can be called without the account they belong to. */
@ApplicationScoped
class PortingOrderStore {
    private static final String SELECT = "SELECT " + PortingOrderRow.COLUMNS + " FROM porting_order o";

    private static final String SELECT_WITH_NUMBERS = "SELECT " + PortingOrderRow.COLUMNS + ", "
            + PhoneNumberStore.EMBEDDED + " FROM porting_order o WHERE o.account_id = ? AND o.id = ?";

    /** The columns that change, in the order in which {@link #setChanging} sets them. */
    private static final List<String> CHANGING = List.of(
            "version",
            "status",
            "status_details",
            "status_before_cancel",
            "foc_datetime_actual",
            "activation_status",
            "messaging_port_status",
            "phone_numbers_count",
            "updated_at",
            "customer_reference",
            "customer_group_reference",
            "foc_datetime_requested",
            "activation_type",
            "loa_document_id",
            "invoice_document_id",
            "end_user_secrets",
            "entity_name",
            "auth_person_name",
            "billing_phone_number",
            "business_identifier",
            "street_address",
            "extended_address",
            "locality",
            "administrative_area",
            "postal_code",
            "location_country_code",
            "enable_messaging",
            "misc_type",
            "remaining_numbers_action",
            "new_billing_phone_number",
            "billing_group_id",
            "connection_id",
            "emergency_address_id",
            "messaging_profile_id",
            "tags",
            "requirements",
            "user_rating",
            "user_comment",
            "webhook_url");

    private static final String UPDATE = "WITH edited AS (UPDATE porting_order SET " + String.join(" = ?, ", CHANGING)
            + " = ? WHERE account_id = ? AND id = ?) " + OrderChangeStore.INSERT;

    private static final List<String> FIXED = List.of(
            "id",
            "account_id",
            "user_id",
            "support_key",
            "parent_support_key",
            "country_code",
            "phone_number_type",
            "carrier_name",
            "carrier_spid",
            "fast_port_eligible",
            "messaging_capable",
            "created_at");

    private static final String INSERT_WHOLE = "WITH created AS (INSERT INTO porting_order ("
            + String.join(", ", FIXED) + ", " + String.join(", ", CHANGING) + ") VALUES (?"
            + ", ?".repeat(FIXED.size() + CHANGING.size() - 1) + ")) " + OrderChangeStore.INSERT;

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
                    phone_numbers_count, customer_reference, customer_group_reference, requirements, created_at,
                    updated_at)
                SELECT ?, ?, ?, ?, ?, 'sr_' || digits, coalesce(nullif(?, ''), 'pr_' || digits), ?, ?, ?, ?, ?, ?, ?, ?,
                       ?, ?, ?, ?
                FROM drawn
                RETURNING support_key, parent_support_key
            )
            """ + OrderChangeStore.INSERT
            + " RETURNING (SELECT support_key FROM created), (SELECT parent_support_key FROM created)";

    private static final String DELETE = "WITH gone AS (DELETE FROM porting_order WHERE account_id = ? AND id = ?"
            + " RETURNING account_id, id, status), fewer AS (" + DraftCount.ONE_LESS + ") " + OrderChangeStore.INSERT;

    private final EndUserSecrets secrets;
    private final DraftCount drafts;

    PortingOrderStore(EndUserSecrets secrets, DraftCount drafts) {
        this.secrets = secrets;
        this.drafts = drafts;
    }

    /** An order and the first of its numbers. */
    record WithNumbers(PortingOrder order, List<PortingPhoneNumber> numbers) {}

    Optional<PortingOrder> find(Connection connection, UUID accountId, UUID id) throws SQLException {
        return one(connection, SELECT + " WHERE o.account_id = ? AND o.id = ?", accountId, id);
    }

    Optional<WithNumbers> findWithNumbers(Connection connection, UUID accountId, UUID id) throws SQLException {
        return Sql.of(connection, SELECT_WITH_NUMBERS)
                .set(accountId)
                .set(id)
                .one(row -> new WithNumbers(PortingOrderRow.read(row, secrets), PhoneNumberStore.embedded(row)));
    }

    /** Finds the order and keeps every other change of it waiting until the transaction ends. */
    Optional<PortingOrder> lock(Connection connection, UUID accountId, UUID id) throws SQLException {
        return one(connection, SELECT + " WHERE o.account_id = ? AND o.id = ? FOR UPDATE", accountId, id);
    }

    /** The account that an order belongs to, for those who work for all accounts. */
    Optional<UUID> accountOf(Connection connection, UUID id) throws SQLException {
        return Sql.of(connection, "SELECT account_id FROM porting_order WHERE id = ?")
                .set(id)
                .one(Sql.Row::uuid);
    }

    /** These orders with their first numbers, in the order of the ids, for those who work for all accounts. */
    List<WithNumbers> ofAllAccounts(Connection connection, List<UUID> ids) throws SQLException {
        return Sql.of(
                        connection,
                        "SELECT " + PortingOrderRow.COLUMNS + ", " + PhoneNumberStore.EMBEDDED
                                + " FROM unnest(?) WITH ORDINALITY AS wanted (id, place)"
                                + " JOIN porting_order o ON o.id = wanted.id ORDER BY wanted.place")
                .array("uuid", ids)
                .page(row -> new WithNumbers(PortingOrderRow.read(row, secrets), PhoneNumberStore.embedded(row)));
    }

    private Optional<PortingOrder> one(Connection connection, String sql, UUID accountId, UUID id) throws SQLException {
        return Sql.of(connection, sql).set(accountId).set(id).one(row -> PortingOrderRow.read(row, secrets));
    }

    /** The digits of a new support key, drawn by themselves. */
    static String supportDigits(Connection connection) throws SQLException {
        return Sql.of(connection, "SELECT next_support_digits()")
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
            Connection connection,
            PortingOrder order,
            List<PortingPhoneNumber> numbers,
            OrderChange change,
            String parentKey,
            Collection<UUID> counted)
            throws SQLException {
        Sql sql = Sql.of(connection, INSERT)
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
                .set(order.kind().phoneNumberType())
                .set(order.kind().carrierName())
                .set(order.kind().carrierSpid())
                .set(order.kind().fastPortEligible())
                .set(order.kind().messagingCapable())
                .set(order.phoneNumbersCount())
                .set(order.attributes().customerReference())
                .set(order.attributes().customerGroupReference())
                .json(Json.text(order.attributes().requirements()))
                .set(order.createdAt())
                .set(order.updatedAt());
        return OrderChangeStore.set(sql, change)
                .one(row -> order.withKeys(row.string(), row.string()))
                .orElseThrow();
    }

    /** Writes what a change of an order changed together with its history entry, in one statement. The row must be locked. */
    void update(Connection connection, PortingOrder order, OrderChange change) throws SQLException {
        Sql sql = Sql.of(connection, UPDATE);
        setChanging(sql, order).set(order.accountId()).set(order.id());
        OrderChangeStore.set(sql, change).execute();
    }

    /** Writes an order that comes of another one, as it stands, with its first history entry. It has no numbers yet. */
    void insertWhole(Connection connection, PortingOrder order, OrderChange change) throws SQLException {
        Sql sql = Sql.of(connection, INSERT_WHOLE)
                .set(order.id())
                .set(order.accountId())
                .set(order.userId())
                .set(order.supportKey())
                .set(order.parentSupportKey())
                .set(order.kind().countryCode())
                .set(order.kind().phoneNumberType())
                .set(order.kind().carrierName())
                .set(order.kind().carrierSpid())
                .set(order.kind().fastPortEligible())
                .set(order.kind().messagingCapable())
                .set(order.createdAt());
        setChanging(sql, order);
        OrderChangeStore.set(sql, change).execute();
    }

    private Sql setChanging(Sql sql, PortingOrder order) throws SQLException {
        OrderAttributes attributes = order.attributes();
        PortingOrder.State state = order.state();
        return sql.set(order.version())
                .set(state.status().word())
                .json(state.details().isEmpty() ? "[]" : Json.text(state.details()))
                .set(state.beforeCancel() == null ? null : state.beforeCancel().word())
                .set(state.focActual())
                .set(state.activation() == null ? null : state.activation().word())
                .set(state.messaging().word())
                .set(order.phoneNumbersCount())
                .set(order.updatedAt())
                .set(attributes.customerReference())
                .set(attributes.customerGroupReference())
                .set(attributes.focRequested())
                .set(attributes.activationType())
                .set(attributes.documents().loa())
                .set(attributes.documents().invoice())
                .set(secrets.seal(order.id(), attributes.admin()))
                .set(attributes.admin().entityName())
                .set(attributes.admin().authPersonName())
                .set(attributes.admin().billingPhoneNumber())
                .set(attributes.admin().businessIdentifier())
                .set(attributes.location().streetAddress())
                .set(attributes.location().extendedAddress())
                .set(attributes.location().locality())
                .set(attributes.location().administrativeArea())
                .set(attributes.location().postalCode())
                .set(attributes.location().countryCode())
                .set(attributes.enableMessaging())
                .set(attributes.misc().type())
                .set(attributes.misc().remainingNumbersAction())
                .set(attributes.misc().newBillingPhoneNumber())
                .set(attributes.configuration().billingGroupId())
                .set(attributes.configuration().connectionId())
                .set(attributes.configuration().emergencyAddressId())
                .set(attributes.configuration().messagingProfileId())
                .json(Json.text(attributes.configuration().tags()))
                .json(Json.text(attributes.requirements()))
                .set(attributes.feedback().rating())
                .set(attributes.feedback().comment())
                .set(attributes.webhookUrl());
    }

    /** Takes orders of an account away, with their numbers and without a trace in their history. */
    static void remove(Connection connection, UUID accountId, List<UUID> ids) throws SQLException {
        Sql.of(
                        connection,
                        "WITH gone AS (DELETE FROM porting_order WHERE account_id = ? AND id = ANY (?)"
                                + " RETURNING account_id, id, status) " + DraftCount.ONE_LESS)
                .set(accountId)
                .array("uuid", ids)
                .execute();
    }

    /** Deletes the order and its numbers and writes its last history entry, in one statement. */
    void delete(Connection connection, PortingOrder order, OrderChange change) throws SQLException {
        Sql sql = Sql.of(connection, DELETE).set(order.accountId()).set(order.id());
        OrderChangeStore.set(sql, change).execute();
    }
}
