package dev.portwright.porting.requirement;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.RequirementStatus;
import dev.portwright.requirement.AcceptanceCriteria;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what is asked of an order: its two documents, then its requirements in their order. */
@ApplicationScoped
class OrderRequirements {
    private static final AcceptanceCriteria ANYTHING =
            new AcceptanceCriteria(null, null, null, null, null, null, null, null, null, null, null);

    private final OwnOrders orders;
    private final RequirementCatalog catalog;

    OrderRequirements(OwnOrders orders, RequirementCatalog catalog) {
        this.orders = orders;
        this.catalog = catalog;
    }

    /** One thing that is asked for, with what was given. */
    record Asked(RequirementType type, @Nullable String value, RequirementStatus status) {}

    /** @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order */
    Listed<Asked> list(UUID accountId, UUID orderId, Page page) {
        return Listed.pageOf(of(orders.get(accountId, orderId, false).order()), page);
    }

    private List<Asked> of(PortingOrder order) {
        OrderAttributes attributes = order.attributes();
        List<Asked> all = new ArrayList<>();
        for (RequirementType type : order.kind().requirementTypes(catalog)) {
            if (type.isOwnRequirement()) {
                continue;
            }
            UUID given = type.isLoa()
                    ? attributes.documents().loa()
                    : attributes.documents().invoice();
            all.add(new Asked(
                    type,
                    given == null ? null : given.toString(),
                    given == null ? RequirementStatus.INFO_PENDING : RequirementStatus.APPROVED));
        }
        for (OrderAttributes.Requirement requirement : attributes.requirements()) {
            all.add(new Asked(type(order, requirement), requirement.fieldValue(), requirement.status()));
        }
        return all;
    }

    /** The type as it was when the order was made. What no file has any more is shown with what the order knows of it. */
    private RequirementType type(PortingOrder order, OrderAttributes.Requirement requirement) {
        String id = requirement.requirementTypeId();
        return order.kind()
                .requirementType(catalog, id)
                .orElseGet(() -> new RequirementType(id, id, requirement.fieldType(), "", "", null, ANYTHING));
    }
}
