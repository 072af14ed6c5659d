package dev.portwright.porting.book;

import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.page.TimeBetween;
import dev.portwright.porting.order.ListedPhoneNumber;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.PortingPhoneNumber;
import dev.portwright.porting.order.RequirementStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Lists the numbers of an account's orders: {@code ListPortingPhoneNumbers}. */
@ApplicationScoped
public class PhoneNumberList {
    private final Db db;

    PhoneNumberList(Db db) {
        this.db = db;
    }

    private static final class Filter {
        private final StringBuilder where = new StringBuilder(" WHERE n.account_id = ?");
        private final List<SqlParameter> parameters = new ArrayList<>();

        @FunctionalInterface
        private interface SqlParameter {
            void set(Sql sql);
        }

        private void any(String column, String type, List<String> values) {
            if (values.size() == 1 && type.equals("text")) {
                where.append(" AND ").append(column).append(" = ?");
                parameters.add(sql -> sql.set(values.getFirst()));
            } else if (!values.isEmpty()) {
                where.append(" AND ").append(column).append(" = ANY (?)");
                parameters.add(sql -> sql.array(type, values));
            }
        }

        private void created(TimeBetween wanted) {
            if (wanted.from() != null) {
                where.append(" AND n.created_at >= ?");
                parameters.add(sql -> sql.set(wanted.from()));
            }
            if (wanted.to() != null) {
                where.append(" AND n.created_at <= ?");
                parameters.add(sql -> sql.set(wanted.to()));
            }
        }

        private Sql on(Tx tx, String select, String rest, UUID accountId) {
            Sql sql = tx.sql(select
                            + " FROM porting_phone_number n JOIN porting_order o ON o.account_id = n.account_id AND o.id = n.porting_order_id"
                            + where + rest)
                    .set(accountId);
            for (SqlParameter parameter : parameters) {
                parameter.set(sql);
            }
            return sql;
        }
    }

    public Listed<ListedPhoneNumber> list(UUID accountId, Query query) {
        Filter filter = filter(query);
        Page page = query.page();
        String order = order(query.text("sort").orElse("-created_at"));
        return db.readPage(page.size(), tx -> {
            List<ListedPhoneNumber> found = filter.on(tx, """
                            SELECT n.id, n.phone_number, n.activation_status, n.portability_status, o.id,
                                   o.phone_number_type, o.status, o.support_key, o.loa_document_id,
                                   o.invoice_document_id, o.requirements""", " ORDER BY " + order + " LIMIT ? OFFSET ?", accountId)
                    .set(page.size() + 1)
                    .set(page.offset())
                    .page(PhoneNumberList::entry);
            return Listed.of(
                    found,
                    page,
                    limit -> filter.on(tx, "SELECT count(*) FROM (SELECT 1", " LIMIT ?) counted", accountId)
                            .set(limit + 1)
                            .one(Sql.Row::number)
                            .orElse(0L));
        });
    }

    private static Filter filter(Query query) {
        Filter filter = new Filter();
        filter.any("n.porting_order_id", "uuid", lowerCase(query.texts("filter.porting_order_id")));
        filter.any(
                "n.phone_number",
                "text",
                query.texts("filter.phone_number").stream()
                        .map(PhoneNumbers::lookedFor)
                        .toList());
        filter.any("n.activation_status", "text", query.texts("filter.activation_status"));
        filter.any("n.portability_status", "text", query.texts("filter.portability_status"));
        filter.any("o.status", "text", query.texts("filter.porting_order_status"));
        List<String> supportKeys = query.texts("filter.support_key");
        filter.created(TimeBetween.of(query, "created_at"));
        filter.any("o.support_key", "text", supportKeys);
        if (!supportKeys.isEmpty()) {
            // Drafts do not show their keys, so they are not found by them.
            filter.where.append(" AND o.status <> 'draft'");
        }
        return filter;
    }

    private static List<String> lowerCase(List<String> ids) {
        return ids.stream().map(id -> id.toLowerCase(Locale.ROOT)).toList();
    }

    private static String order(String sort) {
        return switch (sort) {
            case "created_at" -> "n.created_at, n.id";
            case "phone_number" -> "n.phone_number, n.id";
            case "-phone_number" -> "n.phone_number DESC, n.id DESC";
            default -> "n.created_at DESC, n.id DESC";
        };
    }

    private static ListedPhoneNumber entry(Sql.Row row) {
        PortingPhoneNumber number = new PortingPhoneNumber(
                row.uuid(), row.string(), PhoneNumberStore.activation(row.stringOrNull()), row.string());
        UUID orderId = row.uuid();
        String type = row.string();
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
