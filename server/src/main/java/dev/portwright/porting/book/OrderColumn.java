package dev.portwright.porting.book;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.portwright.foc.ActivationType;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.RemainingNumbersAction;
import dev.portwright.porting.order.Supplements;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an order, in the order in which {@link PortingOrderRow} reads them: what is selected, inserted and
 * updated comes from this one table.
 *
 * @param changes false for what stays as it was when the order was made
 */
record OrderColumn(SqlText name, boolean changes, Setter setter) {

    /** Sets the value of the column as the next parameter of a statement. */
    @FunctionalInterface
    interface Setter {
        void set(Sql sql, PortingOrder order, EndUserSecrets secrets);
    }

    static final List<OrderColumn> ALL = List.of(
            fixed("id", (sql, order, secrets) -> sql.set(order.id())),
            fixed("account_id", (sql, order, secrets) -> sql.set(order.accountId())),
            fixed("user_id", (sql, order, secrets) -> sql.set(order.userId())),
            changing("version", (sql, order, secrets) -> sql.set(order.version())),
            changing("status", (sql, order, secrets) -> sql.set(order.status().word())),
            changing(
                    "status_details",
                    (sql, order, secrets) -> sql.json(list(order.state().details()))),
            fixed("support_key", (sql, order, secrets) -> sql.set(order.supportKey())),
            fixed("parent_support_key", (sql, order, secrets) -> sql.set(order.parentSupportKey())),
            fixed("country_code", (sql, order, secrets) -> sql.set(order.kind().countryCode())),
            fixed(
                    "phone_number_type",
                    (sql, order, secrets) ->
                            sql.set(order.kind().phoneNumberType().wireName())),
            changing(
                    "carrier_name",
                    (sql, order, secrets) -> sql.set(order.kind().carrierName())),
            changing(
                    "carrier_spid",
                    (sql, order, secrets) -> sql.set(order.kind().carrierSpid())),
            fixed(
                    "fast_port_eligible",
                    (sql, order, secrets) -> sql.set(order.kind().fastPortEligible())),
            changing(
                    "messaging_capable",
                    (sql, order, secrets) -> sql.set(order.kind().messagingCapable())),
            fixed(
                    "requirements_version",
                    (sql, order, secrets) -> sql.set(order.kind().requirementsVersion())),
            changing("phone_numbers_count", (sql, order, secrets) -> sql.set(order.phoneNumbersCount())),
            changing("foc_datetime_actual", (sql, order, secrets) -> sql.set(order.focActual())),
            changing(
                    "activation_status",
                    (sql, order, secrets) -> sql.set(word(order.state().activation(), ActivationStatus::word))),
            changing(
                    "messaging_port_status",
                    (sql, order, secrets) -> sql.set(order.state().messaging().word())),
            changing(
                    "status_before_cancel",
                    (sql, order, secrets) -> sql.set(word(order.state().beforeCancel(), PortingOrderStatus::word))),
            changing(
                    "supplement_count",
                    (sql, order, secrets) -> sql.set(order.state().supplements().count())),
            changing("open_supplement", (sql, order, secrets) -> sql.set(openNumber(order))),
            changing("open_supplement_type", (sql, order, secrets) -> sql.set(openType(order))),
            fixed("created_at", (sql, order, secrets) -> sql.set(order.createdAt())),
            changing("updated_at", (sql, order, secrets) -> sql.set(order.updatedAt())),
            changing(
                    "verified_numbers",
                    (sql, order, secrets) -> sql.set(order.progress().verifiedNumbers())),
            changing(
                    "associated_ranges",
                    (sql, order, secrets) -> sql.set(order.progress().associatedRanges())),
            changing(
                    "kept_ranges",
                    (sql, order, secrets) -> sql.set(order.progress().keptRanges())),
            changing(
                    "completed_actions",
                    (sql, order, secrets) -> sql.set(order.progress().completedActions())),
            changing(
                    "customer_reference",
                    (sql, order, secrets) -> sql.set(order.attributes().customerReference())),
            changing(
                    "customer_group_reference",
                    (sql, order, secrets) -> sql.set(order.attributes().customerGroupReference())),
            changing(
                    "foc_datetime_requested",
                    (sql, order, secrets) -> sql.set(order.attributes().focRequested())),
            changing(
                    "activation_type",
                    (sql, order, secrets) ->
                            sql.set(word(order.attributes().activationType(), ActivationType::wireName))),
            changing(
                    "loa_document_id",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().documents().loa())),
            changing(
                    "invoice_document_id",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().documents().invoice())),
            changing(
                    "end_user_secrets", (sql, order, secrets) -> sql.set(secrets.seal(order.id(), order.attributes()))),
            changing(
                    "entity_name",
                    (sql, order, secrets) -> sql.set(order.attributes().admin().entityName())),
            changing(
                    "auth_person_name",
                    (sql, order, secrets) -> sql.set(order.attributes().admin().authPersonName())),
            changing(
                    "billing_phone_number",
                    (sql, order, secrets) -> sql.set(order.attributes().admin().billingPhoneNumber())),
            changing(
                    "business_identifier",
                    (sql, order, secrets) -> sql.set(order.attributes().admin().businessIdentifier())),
            changing(
                    "street_address",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().location().streetAddress())),
            changing(
                    "extended_address",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().location().extendedAddress())),
            changing(
                    "locality",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().location().locality())),
            changing(
                    "administrative_area",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().location().administrativeArea())),
            changing(
                    "postal_code",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().location().postalCode())),
            changing(
                    "location_country_code",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().location().countryCode())),
            changing(
                    "enable_messaging",
                    (sql, order, secrets) -> sql.set(order.attributes().enableMessaging())),
            changing(
                    "misc_type",
                    (sql, order, secrets) ->
                            sql.set(word(order.attributes().misc().type(), PortType::word))),
            changing(
                    "remaining_numbers_action",
                    (sql, order, secrets) -> sql.set(
                            word(order.attributes().misc().remainingNumbersAction(), RemainingNumbersAction::word))),
            changing(
                    "new_billing_phone_number",
                    (sql, order, secrets) -> sql.set(order.attributes().misc().newBillingPhoneNumber())),
            changing(
                    "billing_group_id",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().configuration().billingGroupId())),
            changing(
                    "connection_id",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().configuration().connectionId())),
            changing(
                    "emergency_address_id",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().configuration().emergencyAddressId())),
            changing(
                    "messaging_profile_id",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().configuration().messagingProfileId())),
            changing(
                    "tags",
                    (sql, order, secrets) ->
                            sql.json(list(order.attributes().configuration().tags()))),
            changing(
                    "requirements",
                    (sql, order, secrets) -> sql.json(
                            list(EndUserSecrets.without(order.attributes().requirements())))),
            changing(
                    "user_rating",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().feedback().rating())),
            changing(
                    "user_comment",
                    (sql, order, secrets) ->
                            sql.set(order.attributes().feedback().comment())),
            changing(
                    "webhook_url",
                    (sql, order, secrets) -> sql.set(order.attributes().webhookUrl())));

    private static final List<OrderColumn> CHANGING =
            ALL.stream().filter(OrderColumn::changes).toList();

    /** What to select of {@code porting_order o}. */
    static final SqlText SELECTED = SqlText.joined(
            ", ",
            ALL.stream()
                    .map(column -> SqlText.of("o.{name}").with("name", column.name))
                    .toList());

    /** All columns with their parameters, as an INSERT has them. */
    static final String INSERTED =
            "(" + ALL.stream().map(column -> column.name.toString()).collect(Collectors.joining(", ")) + ") VALUES (?"
                    + ", ?".repeat(ALL.size() - 1) + ")";

    /** Those that change with their parameters, as an UPDATE has them. */
    static final String UPDATED =
            CHANGING.stream().map(column -> column.name + " = ?").collect(Collectors.joining(", "));

    /** Sets the parameters of {@link #INSERTED}. */
    static Sql setInserted(Sql sql, PortingOrder order, EndUserSecrets secrets) {
        ALL.forEach(column -> column.setter.set(sql, order, secrets));
        return sql;
    }

    /** Sets the parameters of {@link #UPDATED}. */
    static Sql setUpdated(Sql sql, PortingOrder order, EndUserSecrets secrets) {
        CHANGING.forEach(column -> column.setter.set(sql, order, secrets));
        return sql;
    }

    private static OrderColumn fixed(@CompileTimeConstant String name, Setter setter) {
        return new OrderColumn(SqlText.of(name), false, setter);
    }

    private static OrderColumn changing(@CompileTimeConstant String name, Setter setter) {
        return new OrderColumn(SqlText.of(name), true, setter);
    }

    private static @Nullable Integer openNumber(PortingOrder order) {
        Supplements.Open open = order.state().supplements().open();
        return open == null ? null : open.number();
    }

    private static @Nullable String openType(PortingOrder order) {
        Supplements.Open open = order.state().supplements().open();
        return open == null ? null : open.type().word();
    }

    private static String list(List<?> values) {
        return values.isEmpty() ? "[]" : Json.text(values);
    }

    private static <T> @Nullable String word(@Nullable T value, Function<T, String> word) {
        return value == null ? null : word.apply(value);
    }
}
