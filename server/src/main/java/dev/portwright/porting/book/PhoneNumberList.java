package dev.portwright.porting.book;

import dev.portwright.phonenumber.NumberFilter;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Filter.Bound;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.order.ListedPhoneNumber;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortabilityStatus;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Lists the numbers of an account's orders: {@code ListPortingPhoneNumbers}. */
@ApplicationScoped
public class PhoneNumberList {
    /** Of {@code porting_phone_number n} with its {@code porting_order o}. */
    private static final List<Filter> FILTERS = List.of(
            Filter.uuid("porting_order_id", "n.porting_order_id"),
            Filter.text("phone_number", "n.phone_number")
                    .asAny(number -> NumberFilter.whole("filter[phone_number]", number)),
            Filter.text("activation_status", "n.activation_status"),
            Filter.text("portability_status", "n.portability_status"),
            Filter.text("porting_order_status", "o.status"),
            Filter.time("created_at", "n.created_at", Bound.GTE, Bound.LTE),
            // Drafts do not show their keys, so they are not found by them.
            Filter.text("support_key", "o.support_key").and("o.status <> 'draft'"));

    private static final SqlText PAGE = SqlText.of("""
            SELECT n.id, n.phone_number, n.activation_status, n.portability_status, o.id, o.phone_number_type, o.status,
                   o.support_key, o.loa_document_id, o.invoice_document_id, o.requirements
            FROM porting_phone_number n
            JOIN porting_order o ON o.account_id = n.account_id AND o.id = n.porting_order_id
            WHERE n.account_id = {account} AND {filters}
            ORDER BY {order} LIMIT {limit} OFFSET {offset}""");

    private static final SqlText COUNT = SqlText.of("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM porting_phone_number n
                  JOIN porting_order o ON o.account_id = n.account_id AND o.id = n.porting_order_id
                  WHERE n.account_id = {account} AND {filters}
                  LIMIT {most}) counted""");

    private final Db db;

    PhoneNumberList(Db db) {
        this.db = db;
    }

    public Listed<ListedPhoneNumber> list(UUID accountId, Query query) {
        SqlText filters = Filter.where(FILTERS, query).text();
        Page page = query.page();
        SqlText pageText = PAGE.with("account", accountId)
                .with("filters", filters)
                .with("order", order(query.text("sort").orElse("-created_at")))
                .with("limit", page.size() + 1)
                .with("offset", page.offset());
        SqlText count = COUNT.with("account", accountId).with("filters", filters);
        return db.readPage(page.size(), tx -> {
            List<ListedPhoneNumber> found = tx.sql(pageText).page(PhoneNumberList::entry);
            return Listed.of(
                    found,
                    page,
                    limit -> tx.sql(count.with("most", limit + 1))
                            .one(Sql.Row::number)
                            .orElse(0L));
        });
    }

    /** Ties are broken by the id, so that pages do not overlap. */
    private static SqlText order(String sort) {
        return switch (sort) {
            case "created_at" -> SqlText.of("n.created_at, n.id");
            case "phone_number" -> SqlText.of("n.phone_number, n.id");
            case "-phone_number" -> SqlText.of("n.phone_number DESC, n.id DESC");
            default -> SqlText.of("n.created_at DESC, n.id DESC");
        };
    }

    private static ListedPhoneNumber entry(Sql.Row row) {
        PortingPhoneNumber number = new PortingPhoneNumber(
                row.uuid(),
                row.string(),
                PhoneNumberStore.activation(row.stringOrNull()),
                PortabilityStatus.of(row.string()));
        UUID orderId = row.uuid();
        PhoneNumberType type = PhoneNumberType.of(row.string());
        PortingOrderStatus status = PortingOrderStatus.of(row.string());
        String supportKey = row.string();
        OrderAttributes.Documents documents = new OrderAttributes.Documents(row.uuidOrNull(), row.uuidOrNull());
        List<OrderAttributes.Requirement> requirements =
                List.of(Json.read(row.string(), OrderAttributes.Requirement[].class));
        return new ListedPhoneNumber(
                number,
                orderId,
                type,
                status,
                status == PortingOrderStatus.DRAFT ? null : supportKey,
                RequirementStatus.ofAll(documents, requirements));
    }
}
