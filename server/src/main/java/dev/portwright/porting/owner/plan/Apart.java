package dev.portwright.porting.owner.plan;

import dev.portwright.porting.order.NumberGroup;
import dev.portwright.porting.order.PortingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why the orders of a plan are not one. */
final class Apart {
    /** Of how many others an order says why it is apart from them. */
    private static final int MOST = 10;

    private final List<PortingOrder> orders;
    private final List<NumberGroup> groups;

    Apart(List<PortingOrder> orders) {
        this.orders = orders;
        this.groups = orders.stream().map(order -> NumberGroup.of(order.kind())).toList();
    }

    /**
     * Why an order is apart from those that it has most in common with: from others it is for more reasons.
     *
     * @param index of the order in the plan
     */
    PlannedOrderJson.Reason from(int index) {
        List<PlannedOrderJson.Other> nearest = new ArrayList<>();
        int fewest = Integer.MAX_VALUE;
        for (int other = 0; other < groups.size(); other++) {
            List<NumberGroup.Key> keys = groups.get(index).differences(groups.get(other));
            if (other == index || keys.size() > fewest) {
                continue;
            }
            if (keys.size() < fewest) {
                nearest.clear();
                fewest = keys.size();
            }
            if (nearest.size() < MOST) {
                nearest.add(other(other, keys));
            }
        }
        String detail = nearest.isEmpty()
                ? "All of the numbers go together in one order."
                : nearest.stream().map(PlannedOrderJson.Other::detail).collect(Collectors.joining(" "));
        return new PlannedOrderJson.Reason(detail, nearest);
    }

    private PlannedOrderJson.Other other(int index, List<NumberGroup.Key> keys) {
        PortingOrder.Kind kind = orders.get(index).kind();
        String why = keys.stream().map(key -> inWords(key, kind)).collect(Collectors.joining(", and "));
        return new PlannedOrderJson.Other(
                index + 1,
                keys.stream().map(NumberGroup.Key::wireName).toList(),
                "The numbers of order " + (index + 1) + " " + why + ".");
    }

    private static String inWords(NumberGroup.Key key, PortingOrder.Kind other) {
        return switch (key) {
            case COUNTRY_CODE -> "belong to " + other.countryCode();
            case PHONE_NUMBER_TYPE -> "are of type " + other.phoneNumberType().wireName();
            case LOSING_CARRIER ->
                other.carrierName().isEmpty()
                        ? "are of a carrier that is not known"
                        : "are of another carrier, " + other.carrierName();
            case FAST_PORT_ELIGIBLE ->
                other.fastPortEligible() ? "are eligible for FastPort" : "are not eligible for FastPort";
        };
    }
}
