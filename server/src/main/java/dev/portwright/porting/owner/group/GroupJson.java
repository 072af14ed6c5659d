package dev.portwright.porting.owner.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.platform.problem.Problem;
import dev.portwright.porting.book.OrderGroups;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderJson;
import dev.portwright.porting.order.PortingOrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group on the wire: schema {@code PortingOrderGroup}.
 *
 * @param canBeConfirmed whether confirming the group would work now; null where that was not looked for
 */
record GroupJson(
        String id,
        String recordType,
        int ordersCount,
        long portingPhoneNumbersCount,
        Map<String, Integer> statusCounts,
        @Nullable Boolean canBeConfirmed,
        List<Order> orders,
        Instant createdAt) {

    /**
     * An order of a group.
     *
     * @param missing what keeps it from being confirmed; null where that was not looked for, or cannot be
     */
    record Order(
            UUID id,
            String status,
            @Nullable String supportKey,
            @Nullable String customerReference,
            String countryCode,
            PhoneNumberType phoneNumberType,
            String oldServiceProviderOcn,
            String description,
            int portingPhoneNumbersCount,
            @Nullable List<PortingOrderJson.Warning> missing) {
        static Order of(PortingOrder order, @Nullable List<Problem> missing) {
            return new Order(
                    order.id(),
                    order.status().word(),
                    order.shownSupportKey(),
                    order.attributes().customerReference(),
                    order.kind().countryCode(),
                    order.kind().phoneNumberType(),
                    order.kind().carrierName(),
                    PortingOrderJson.description(order),
                    order.phoneNumbersCount(),
                    missing == null ? null : PortingOrderJson.warningsOf(missing));
        }
    }

    /** What stands beside a group that was read, or acted on: schema {@code PortingOrderGroupMeta}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Meta(
            String ordersUrl,
            @Nullable List<UUID> changed,
            @Nullable List<UUID> unchanged,
            @Nullable List<OrderWarning> warnings) {
        static Meta of(String group) {
            return new Meta(url(group), null, null, null);
        }

        static Meta of(GroupActions.Acted acted) {
            List<UUID> changed = new ArrayList<>();
            List<UUID> unchanged = new ArrayList<>();
            acted.orders()
                    .forEach(order -> (acted.changed().contains(order.id()) ? changed : unchanged).add(order.id()));
            return new Meta(
                    url(acted.group()),
                    changed,
                    unchanged,
                    acted.warnings().stream().map(OrderWarning::of).toList());
        }

        private static String url(String group) {
            return "/v2/porting_orders?filter[porting_order_group_id]=" + group;
        }
    }

    /** What is not refused and should be known, and of which order, if of one. */
    record OrderWarning(
            @Nullable UUID portingOrderId, String code, String title, String detail, PortingOrderJson.Source source) {
        static OrderWarning of(Problem warning) {
            return new OrderWarning(
                    warning.resourceId(),
                    warning.code().code(),
                    warning.code().title(),
                    warning.detail(),
                    new PortingOrderJson.Source(warning.pointer()));
        }
    }

    /** @param obstacles what was found of the orders that may be confirmed, by their ids; null when it was not looked for */
    static GroupJson of(OrderGroups.Group group, @Nullable Map<UUID, List<Problem>> obstacles) {
        return new GroupJson(
                group.id(),
                "porting_order_group",
                group.size(),
                group.phoneNumbers(),
                counts(group.counts()),
                obstacles == null
                        ? null
                        : !obstacles.isEmpty() && obstacles.values().stream().allMatch(List::isEmpty),
                group.orders().stream()
                        .map(order -> Order.of(order, obstacles == null ? null : obstacles.get(order.id())))
                        .toList(),
                group.createdAt());
    }

    /** The group after all of its orders were held. */
    static GroupJson of(GroupActions.Acted acted) {
        Map<PortingOrderStatus, Integer> counts = new EnumMap<>(PortingOrderStatus.class);
        acted.orders().forEach(order -> counts.merge(order.status(), 1, Integer::sum));
        return of(
                new OrderGroups.Group(
                        acted.group(),
                        counts,
                        acted.orders().stream()
                                .mapToLong(PortingOrder::phoneNumbersCount)
                                .sum(),
                        acted.orders().stream()
                                .map(PortingOrder::createdAt)
                                .min(Instant::compareTo)
                                .orElseThrow(),
                        acted.orders()),
                null);
    }

    private static Map<String, Integer> counts(Map<PortingOrderStatus, Integer> counts) {
        Map<String, Integer> words = new TreeMap<>();
        counts.forEach((status, count) -> words.put(status.word(), count));
        return words;
    }
}
