package dev.portwright.inventory;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Filter.Bound;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.ResourceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The list of numbers as its filters, sort and page ask for it.
 *
 * @param filters conditions on {@code inventory_number n}
 * @param joined what is joined with that to be sorted by
 * @param order what to sort by
 */
record InventoryListQuery(UUID accountId, SqlText filters, SqlText joined, SqlText order, Page page) {
    private static final List<Filter> FILTERS = List.of(
            Filter.text("status", "n.status").otherwise(InventoryNumber.Status.ACTIVE.word()),
            Filter.of("tag", InventoryListQuery::hasTag),
            Filter.bool("without_tags", "n.tags = '{}'", "true"),
            Filter.of("phone_number", InventoryListQuery::hasDigits),
            Filter.code("country_iso_alpha2", "n.country_code"),
            Filter.id("connection_id", "n.connection_id"),
            Filter.idOrNone("billing_group_id", "n.billing_group_id"),
            Filter.idOrNone("emergency_address_id", "n.emergency_address_id"),
            Filter.text("customer_reference", "n.customer_reference"),
            Filter.text("number_type", "n.phone_number_type"),
            Filter.time("purchased_at", "n.landed_at", Bound.GTE, Bound.LTE),
            Filter.always("source", InventoryNumberJson.SOURCE_FILTER),
            Filter.text("voice.usage_payment_method", "n.usage_payment_method"));

    private static final SqlText CALLED = SqlText.of("SELECT c.id FROM {connections} c WHERE {matching}");

    private static final SqlText WITH_NAMES = SqlText.of("LEFT JOIN {connections} c ON c.id = lower(n.connection_id)");

    private static final SqlText OF_PROFILE = SqlText.of("""
            n.status = 'active' AND n.messaging_profile_id IS NOT NULL AND lower(n.messaging_profile_id) = {profile}""");

    private static final SqlText ALONE = SqlText.of("");

    /**
     * Reads a query that was held against the API description.
     *
     * @throws ApiException 422 when a filter's value cannot be looked for
     */
    static InventoryListQuery of(UUID accountId, Query query, ResourceNames names) {
        Page page = query.page();
        SqlText connections = names.all(ReferenceKind.CONNECTION, accountId);
        SqlText called = CALLED.with("connections", connections);
        List<Filter> filters = new ArrayList<>(FILTERS);
        filters.add(Filter.idOrName("voice.connection_name", "n.connection_id", called, "c.name"));
        filters.add(Filter.idOrName("connection_name", "n.connection_id", called, "c.name"));
        String sort = query.text("sort").orElse("-purchased_at");
        return new InventoryListQuery(
                accountId,
                Filter.where(filters, query).text(),
                sort.endsWith("connection_name") ? WITH_NAMES.with("connections", connections) : ALONE,
                order(sort),
                page);
    }

    /** The numbers that the account owns and that have a messaging profile. */
    static InventoryListQuery ofProfile(UUID accountId, String profileId, Page page) {
        return new InventoryListQuery(
                accountId, OF_PROFILE.with("profile", profileId), ALONE, order("-purchased_at"), page);
    }

    /** Ties are broken by the id, so that pages do not overlap. */
    private static SqlText order(String sort) {
        return switch (sort) {
            case "phone_number" -> SqlText.of("n.phone_number, n.id");
            case "-phone_number" -> SqlText.of("n.phone_number DESC, n.id DESC");
            case "connection_name" ->
                SqlText.of("lower(coalesce(c.name, n.connection_id)) NULLS LAST, n.landed_at DESC, n.id DESC");
            case "-connection_name" ->
                SqlText.of("lower(coalesce(c.name, n.connection_id)) DESC NULLS LAST, n.landed_at DESC, n.id DESC");
            case "usage_payment_method" -> SqlText.of("n.usage_payment_method, n.landed_at DESC, n.id DESC");
            case "-usage_payment_method" -> SqlText.of("n.usage_payment_method DESC, n.landed_at DESC, n.id DESC");
            case "purchased_at" -> SqlText.of("n.landed_at, n.id");
            default -> SqlText.of("n.landed_at DESC, n.id DESC");
        };
    }

    private static SqlText hasTag(String tag) {
        return SqlText.of("n.tags @> {tags}").with("tags", "text", List.of(tag));
    }

    private static SqlText hasDigits(String text) {
        return NumberFilter.part("filter[phone_number]", text, SqlText.of("n.phone_number"));
    }
}
