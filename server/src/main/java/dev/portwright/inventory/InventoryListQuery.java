package dev.portwright.inventory;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.page.TimeBetween;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The list of numbers as its filters, sort and page ask for it, in SQL. */
final class InventoryListQuery {
    private static final String CONNECTION = "lower(n.connection_id)";

    @FunctionalInterface
    private interface Parameter {
        void set(Sql sql);
    }

    private final StringBuilder where = new StringBuilder(" FROM inventory_number n WHERE n.account_id = ?");
    private final List<Parameter> parameters = new ArrayList<>();
    private final String order;
    private final Page page;

    /**
     * Reads a query that was held against the API description.
     *
     * @throws ApiException 422 when the phone number to look for has no three digits, or anything but digits
     */
    InventoryListQuery(UUID accountId, Query query) {
        this.page = query.page();
        this.order = order(query.text("sort").orElse("-purchased_at"));
        parameters.add(sql -> sql.set(accountId));
        equal("n.status", query.text("filter.status").orElse(InventoryNumber.Status.ACTIVE.word()));
        query.text("filter.tag").ifPresent(tag -> add("n.tags @> ?", sql -> sql.array("text", List.of(tag))));
        query.text("filter.phone_number").ifPresent(this::digits);
        List<String> countries = query.texts("filter.country_iso_alpha2");
        if (!countries.isEmpty()) {
            add(
                    "n.country_code = ANY (?)",
                    sql -> sql.array(
                            "text",
                            countries.stream()
                                    .map(code -> code.toUpperCase(Locale.ROOT))
                                    .toList()));
        }
        id(query, "filter.connection_id", CONNECTION);
        id(query, "filter.billing_group_id", "lower(n.billing_group_id)");
        id(query, "filter.emergency_address_id", "lower(n.emergency_address_id)");
        query.text("filter.customer_reference").ifPresent(value -> equal("n.customer_reference", value));
        query.text("filter.number_type").ifPresent(value -> equal("n.phone_number_type", value));
        TimeBetween landed = TimeBetween.of(query, "purchased_at");
        if (landed.from() != null) {
            add("n.landed_at >= ?", sql -> sql.set(landed.from()));
        }
        if (landed.to() != null) {
            add("n.landed_at <= ?", sql -> sql.set(landed.to()));
        }
        connectionName(query);
        always(query, "filter.source", InventoryNumberJson.SOURCE_FILTER);
        always(query, "filter.voice.usage_payment_method", InventoryNumberJson.USAGE_PAYMENT_METHOD);
    }

    /** Ties are broken by the id, so that pages do not overlap. All numbers are paid for in one way, which sorts none. */
    private static String order(String sort) {
        return switch (sort) {
            case "phone_number" -> "n.phone_number, n.id";
            case "-phone_number" -> "n.phone_number DESC, n.id DESC";
            case "connection_name" -> CONNECTION + " NULLS LAST, n.landed_at DESC, n.id DESC";
            case "-connection_name" -> CONNECTION + " DESC NULLS LAST, n.landed_at DESC, n.id DESC";
            case "purchased_at" -> "n.landed_at, n.id";
            default -> "n.landed_at DESC, n.id DESC";
        };
    }

    Page page() {
        return page;
    }

    String fromWhere() {
        return where.toString();
    }

    String orderLimit() {
        return " ORDER BY " + order + " LIMIT ? OFFSET ?";
    }

    void setParameters(Sql sql) {
        for (Parameter parameter : parameters) {
            parameter.set(sql);
        }
    }

    /** A connection goes by its id, so its name is compared with that. */
    private void connectionName(Query query) {
        String name = "filter.voice.connection_name";
        id(query, name, CONNECTION);
        query.text(name + ".contains").ifPresent(part -> like("%" + literally(part) + "%"));
        query.text(name + ".starts_with").ifPresent(part -> like(literally(part) + "%"));
        query.text(name + ".ends_with").ifPresent(part -> like("%" + literally(part)));
    }

    private void like(String pattern) {
        add(CONNECTION + " LIKE ?", sql -> sql.set(pattern));
    }

    private static String literally(String part) {
        return part.toLowerCase(Locale.ROOT).replaceAll("[\\\\%_]", "\\\\$0");
    }

    private void digits(String text) {
        String plain = text.replaceAll("[\\s().-]", "");
        if (!plain.matches("\\+?[0-9]{3,15}")) {
            throw new ApiException(ProblemCode.INVALID_PHONE_NUMBER.in(
                    "filter[phone_number]", "Give at least three digits of the number to look for, and only digits."));
        }
        String pattern = plain.startsWith("+") ? plain + "%" : "%" + plain + "%";
        add("n.phone_number LIKE ?", sql -> sql.set(pattern));
    }

    /** For what is the same of all numbers: any other value finds none. */
    private void always(Query query, String key, String value) {
        if (!query.text(key).orElse(value).equals(value)) {
            where.append(" AND false");
        }
    }

    private void id(Query query, String key, String column) {
        query.text(key).ifPresent(value -> equal(column, value.toLowerCase(Locale.ROOT)));
    }

    private void equal(String column, String value) {
        add(column + " = ?", sql -> sql.set(value));
    }

    private void add(String condition, Parameter parameter) {
        where.append(" AND ").append(condition);
        parameters.add(parameter);
    }
}
