package dev.portwright.porting.owner;

import dev.portwright.porting.order.PortingOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The ids that an order has in the first version of the published API: one of its own, and one that it shares with the orders
 * of the same request and whatever is split off them. On the wire: schema {@code GetSubRequestByPortingOrder}.
 *
 * <p>They are UUIDs of names (RFC 9562, version 3), so that nobody has to keep them: the same order has the same ones for ever.
 */
record SubRequestJson(UUID subRequestId, UUID portRequestId) {
    static SubRequestJson of(PortingOrder order) {
        return new SubRequestJson(
                named("sub_request/" + order.id()),
                named("port_request/" + order.accountId() + "/" + order.parentSupportKey()));
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
