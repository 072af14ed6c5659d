package dev.portwright.porting.order;

import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.requirement.RequirementCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reason for which an order is in exception, with the one request that answers it. On the wire: an entry of {@code
 * status.details}.
 *
 * @param attribute dotted name of the attribute to edit; null when no edit helps
 * @param currentValue what the order says there now, {@link OrderAttribute#MASK} for a secret; null when it says nothing
 * @param needed what to give instead; null when nothing is
 * @param fix what to send before the order is confirmed again; the confirmation itself where nothing is to be changed
 */
record ExceptionDetail(
        String code,
        String description,
        @Nullable String attribute,
        @Nullable String currentValue,
        @Nullable String needed,
        Fix fix) {

    private static final String ORDERS = "/v2/porting_orders/";
    private static final String OTHER = "OTHER";

    /**
     * A request.
     *
     * @param body null for one without
     * @param valueAt where the new value goes in the body, as a JSON pointer; null when nothing is left to fill in
     */
    record Fix(
            String method,
            String path,
            @Nullable Map<String, @Nullable Object> body,
            @Nullable String valueAt) {}

    /**
     * All reasons of an order, as they are told: of those that no attribute answers each requirement that was not accepted is
     * one, and where there is none but an attribute's, such a requirement is one besides.
     */
    static List<ExceptionDetail> of(PortingOrder order, RequirementCatalog catalog) {
        if (order.statusDetails().isEmpty()) {
            return List.of();
        }
        List<OrderAttributes.Requirement> refused = order.attributes().requirements().stream()
                .filter(requirement -> requirement.status() == RequirementStatus.EXCEPTION)
                .toList();
        List<ExceptionDetail> all = new ArrayList<>();
        boolean told = false;
        for (ExceptionType type : order.statusDetails()) {
            Optional<OrderAttribute> attribute =
                    Optional.ofNullable(type.attribute()).flatMap(OrderAttribute::ofPath);
            if (attribute.isPresent()) {
                all.add(ofAttribute(order, type, attribute.get()));
            } else if (refused.isEmpty()) {
                all.add(ofConfirmation(order, type));
            } else {
                told = true;
                refused.forEach(requirement ->
                        all.add(ofRequirement(order, type.code(), type.description(), requirement, catalog)));
            }
        }
        if (!told) {
            refused.forEach(requirement -> all.add(ofRequirement(
                    order, OTHER, "The answer to one of the requirements was not accepted.", requirement, catalog)));
        }
        return List.copyOf(all);
    }

    private static ExceptionDetail ofConfirmation(PortingOrder order, ExceptionType type) {
        return new ExceptionDetail(
                type.code(),
                type.description(),
                null,
                null,
                null,
                new Fix("POST", ORDERS + order.id() + "/actions/confirm", null, null));
    }

    private static ExceptionDetail ofAttribute(PortingOrder order, ExceptionType type, OrderAttribute attribute) {
        String value = attribute.shownIn(order.attributes());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        boolean filled = false;
        switch (attribute) {
            case NEW_BILLING_PHONE_NUMBER -> {
                put(body, OrderAttribute.MISC_TYPE, PortType.PARTIAL);
                put(body, OrderAttribute.REMAINING_NUMBERS_ACTION, RemainingNumbersAction.KEEP);
                put(body, attribute, null);
            }
            case MISC_TYPE -> {
                // There are two, and one of them was wrong.
                boolean full = order.attributes().misc().type() == PortType.FULL;
                put(body, attribute, full ? PortType.PARTIAL : PortType.FULL);
                filled = true;
            }
            default -> put(body, attribute, null);
        }
        return new ExceptionDetail(
                type.code(),
                type.description(),
                attribute.path(),
                value,
                needed(order, attribute),
                new Fix("PATCH", ORDERS + order.id(), body, filled ? null : attribute.pointer()));
    }

    /** Whatever else the losing carrier minds: a requirement that was not accepted has to be answered anew in any case. */
    private static ExceptionDetail ofRequirement(
            PortingOrder order,
            String code,
            String description,
            OrderAttributes.Requirement refused,
            RequirementCatalog catalog) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("requirement_type_id", refused.requirementTypeId());
        entry.put("field_value", null);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("requirements", List.of(entry));
        String value = refused.fieldValue();
        String needed = refused.isDocument()
                ? "Upload another document at /v2/documents and give its id: this one was not accepted."
                : "Give another value for this requirement: this one was not accepted.";
        return new ExceptionDetail(
                code,
                description,
                "requirements",
                refused.isText() && value != null ? OrderAttribute.MASK : value,
                needed
                        + order.kind()
                                .requirements(catalog)
                                .flatMap(rule -> rule.item(refused.requirementTypeId()))
                                .map(item -> " " + item.type().inWords())
                                .orElse(""),
                new Fix("PATCH", ORDERS + order.id(), body, "/requirements/0/field_value"));
    }

    private static @Nullable String needed(PortingOrder order, OrderAttribute attribute) {
        return switch (attribute) {
            case FOC_REQUESTED ->
                "Give a time within the windows at " + ORDERS + order.id()
                        + "/allowed_foc_windows, or null for the first that the losing carrier has.";
            case PIN_PASSCODE -> "Give the PIN or passcode that the losing carrier has for the account now.";
            case NEW_BILLING_PHONE_NUMBER -> "Give one of the numbers that stay with the losing carrier.";
            default -> NeededAttributes.ALWAYS.get(attribute);
        };
    }

    /** Puts a value where the attribute is in a body, which has the objects on the way after this. */
    private static void put(Map<String, @Nullable Object> body, OrderAttribute attribute, @Nullable Object value) {
        String[] names = attribute.path().split("\\.", -1);
        Map<String, @Nullable Object> at = body;
        for (int i = 0; i < names.length - 1; i++) {
            at = object(at, names[i]);
        }
        at.put(names[names.length - 1], value);
    }

    @SuppressWarnings("unchecked") // what is there was put there here
    private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> in, String name) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(
                in.computeIfAbsent(name, absent -> new LinkedHashMap<String, @Nullable Object>()));
    }
}
