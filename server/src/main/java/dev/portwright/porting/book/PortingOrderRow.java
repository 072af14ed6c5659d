package dev.portwright.porting.book;

import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.foc.ActivationType;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortType;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.RemainingNumbersAction;
import dev.portwright.porting.order.SupplementType;
import dev.portwright.porting.order.Supplements;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes an order of a row. The columns and the reading of them stand side by side because they must agree. */
final class PortingOrderRow {
    private static final String EMPTY_LIST = "[]";

    private PortingOrderRow() {}

    static PortingOrder read(Sql.Row row, EndUserSecrets secrets) {
        UUID id = row.uuid();
        UUID accountId = row.uuid();
        UUID userId = row.uuid();
        long version = row.number();
        PortingOrderStatus status = PortingOrderStatus.of(row.string());
        List<ExceptionType> details = list(row.string(), ExceptionType[].class);
        String supportKey = row.string();
        String parentSupportKey = row.string();
        PortingOrder.Kind kind = new PortingOrder.Kind(
                row.string(),
                PhoneNumberType.of(row.string()),
                row.string(),
                row.stringOrNull(),
                row.bool(),
                row.bool(),
                row.integer());
        int phoneNumbersCount = row.integer();
        Instant focActual = row.instantOrNull();
        ActivationStatus activation = word(row.stringOrNull(), ActivationStatus::of);
        MessagingPortStatus messaging = MessagingPortStatus.of(row.string());
        PortingOrderStatus beforeCancel = word(row.stringOrNull(), PortingOrderStatus::of);
        Supplements supplements = supplements(row);
        PortingOrder.State state =
                new PortingOrder.State(status, details, beforeCancel, focActual, activation, messaging, supplements);
        Instant createdAt = row.instant();
        Instant updatedAt = row.instant();
        PortingOrder.Progress progress =
                new PortingOrder.Progress(row.integer(), row.integer(), row.integer(), row.integer());
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
                progress,
                createdAt,
                updatedAt);
    }

    private static Supplements supplements(Sql.Row row) {
        int count = row.integer();
        Integer open = row.integerOrNull();
        SupplementType type = word(row.stringOrNull(), SupplementType::of);
        return new Supplements(count, open == null || type == null ? null : new Supplements.Open(open, type));
    }

    private static OrderAttributes attributes(UUID id, Sql.Row row, EndUserSecrets secrets) {
        String customerReference = row.stringOrNull();
        String customerGroupReference = row.stringOrNull();
        Instant focRequested = row.instantOrNull();
        ActivationType activationType = word(row.stringOrNull(), ActivationType::of);
        OrderAttributes.Documents documents = new OrderAttributes.Documents(row.uuidOrNull(), row.uuidOrNull());
        EndUserSecrets.Opened opened = secrets.open(id, row.bytesOrNull());
        OrderAttributes.Admin admin = admin(row, opened);
        OrderAttributes.Location location = new OrderAttributes.Location(
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull());
        boolean enableMessaging = row.bool();
        OrderAttributes.Misc misc = new OrderAttributes.Misc(
                word(row.stringOrNull(), PortType::of),
                word(row.stringOrNull(), RemainingNumbersAction::of),
                row.stringOrNull());
        OrderAttributes.NumberConfiguration configuration = new OrderAttributes.NumberConfiguration(
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                row.stringOrNull(),
                list(row.string(), String[].class));
        List<OrderAttributes.Requirement> requirements =
                opened.added(list(row.string(), OrderAttributes.Requirement[].class));
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

    private static OrderAttributes.Admin admin(Sql.Row row, EndUserSecrets.Opened opened) {
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

    private static <T> @Nullable T word(@Nullable String word, Function<String, T> meaning) {
        return word == null ? null : meaning.apply(word);
    }

    private static <T> List<T> list(@Nullable String json, Class<T[]> type) {
        return json == null || json.equals(EMPTY_LIST) ? List.of() : List.of(Json.read(json, type));
    }
}
