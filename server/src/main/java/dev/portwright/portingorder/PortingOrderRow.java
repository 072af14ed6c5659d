package dev.portwright.portingorder;

import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.json.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes an order of a row. The columns and the reading of them stand side by side because they must agree. */
final class PortingOrderRow {
    static final String COLUMNS = """
            o.id, o.account_id, o.user_id, o.version, o.status, o.status_details, o.support_key, o.parent_support_key,
            o.country_code, o.phone_number_type, o.carrier_name, o.carrier_spid, o.fast_port_eligible,
            o.messaging_capable, o.phone_numbers_count, o.foc_datetime_actual, o.activation_status,
            o.messaging_port_status, o.status_before_cancel, o.created_at, o.updated_at,
            o.customer_reference, o.customer_group_reference, o.foc_datetime_requested, o.activation_type,
            o.loa_document_id, o.invoice_document_id, o.end_user_secrets, o.entity_name, o.auth_person_name,
            o.billing_phone_number, o.business_identifier, o.street_address, o.extended_address, o.locality,
            o.administrative_area, o.postal_code, o.location_country_code, o.enable_messaging, o.misc_type,
            o.remaining_numbers_action, o.new_billing_phone_number, o.billing_group_id, o.connection_id,
            o.emergency_address_id, o.messaging_profile_id, o.tags, o.requirements, o.user_rating, o.user_comment,
            o.webhook_url""";

    private static final String EMPTY_LIST = "[]";

    private PortingOrderRow() {}

    static PortingOrder read(Sql.Row row, EndUserSecrets secrets) throws SQLException {
        UUID id = row.uuid();
        UUID accountId = row.uuid();
        UUID userId = row.uuid();
        long version = row.number();
        PortingOrderStatus status = PortingOrderStatus.of(row.string());
        List<ExceptionType> details = list(row.string(), ExceptionType[].class);
        String supportKey = row.string();
        String parentSupportKey = row.string();
        PortingOrder.Kind kind = new PortingOrder.Kind(
                row.string(), row.string(), row.string(), row.stringOrNull(), row.bool(), row.bool());
        int phoneNumbersCount = row.integer();
        Instant focActual = row.instantOrNull();
        String activation = row.stringOrNull();
        MessagingPortStatus messaging = MessagingPortStatus.of(row.string());
        String beforeCancel = row.stringOrNull();
        PortingOrder.State state = new PortingOrder.State(
                status,
                details,
                beforeCancel == null ? null : PortingOrderStatus.of(beforeCancel),
                focActual,
                activation == null ? null : ActivationStatus.of(activation),
                messaging);
        Instant createdAt = row.instant();
        Instant updatedAt = row.instant();
        return new PortingOrder(
                id,
                accountId,
                userId,
                version,
                supportKey,
                parentSupportKey,
                kind,
                phoneNumbersCount,
                state,
                attributes(id, row, secrets),
                createdAt,
                updatedAt);
    }

    private static OrderAttributes attributes(UUID id, Sql.Row row, EndUserSecrets secrets) throws SQLException {
        String customerReference = row.stringOrNull();
        String customerGroupReference = row.stringOrNull();
        Instant focRequested = row.instantOrNull();
        String activationType = row.stringOrNull();
        OrderAttributes.Documents documents = new OrderAttributes.Documents(row.uuidOrNull(), row.uuidOrNull());
        OrderAttributes.Admin admin = admin(row, secrets.open(id, row.bytesOrNull()));
        OrderAttributes.Location location = new OrderAttributes.Location(
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull());
        boolean enableMessaging = row.bool();
        OrderAttributes.Misc misc =
                new OrderAttributes.Misc(row.stringOrNull(), row.stringOrNull(), row.stringOrNull());
        OrderAttributes.NumberConfiguration configuration = new OrderAttributes.NumberConfiguration(
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                list(row.string(), String[].class));
        List<OrderAttributes.Requirement> requirements = list(row.string(), OrderAttributes.Requirement[].class);
        OrderAttributes.Feedback feedback = new OrderAttributes.Feedback(row.integerOrNull(), row.stringOrNull());
        return new OrderAttributes(
                customerReference,
                customerGroupReference,
                focRequested,
                activationType,
                documents,
                admin,
                location,
                enableMessaging,
                misc,
                configuration,
                requirements,
                feedback,
                row.stringOrNull());
    }

    private static OrderAttributes.Admin admin(Sql.Row row, EndUserSecrets.Opened opened) throws SQLException {
        String entityName = row.stringOrNull();
        String authPersonName = row.stringOrNull();
        String billingPhoneNumber = row.stringOrNull();
        String businessIdentifier = row.stringOrNull();
        return new OrderAttributes.Admin(
                entityName,
                authPersonName,
                billingPhoneNumber,
                opened.accountNumber(),
                opened.taxIdentifier(),
                opened.pinPasscode(),
                businessIdentifier);
    }

    private static <T> List<T> list(@Nullable String json, Class<T[]> type) {
        return json == null || json.equals(EMPTY_LIST) ? List.of() : List.of(Json.read(json, type));
    }
}
