package dev.portwright.porting.supplement;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.SupplementType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/**
 * What the losing carrier is asked to have otherwise of the end user. Until it has said yes the order stays as it is; what was
 * asked for is sealed whole, since account numbers and PINs are in it, and forgotten with the answer.
 */
@ApplicationScoped
public class OtherChanges {
    private final Sealer sealer;

    OtherChanges(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    static SealedColumn column() {
        return new SealedColumn("porting_supplement", "asked", "account_id");
    }

    /** What is asked for in the change under way, for whoever writes it down. */
    record Asked(OrderAttributes wanted) {}

    private record EndUser(OrderAttributes.Admin admin, OrderAttributes.Location location) {
        @Override
        public String toString() {
            return "EndUser";
        }
    }

    /**
     * Asks the carrier of an order for which no supplement is open.
     *
     * @param wanted the attributes of the order with the end user as it is to be
     * @return the supplement
     */
    public Supplement ask(HeldOrder held, OrderAttributes wanted) {
        held.remember(Asked.class, () -> new Asked(wanted));
        held.write(
                held.order().state().asking(SupplementType.OTHER),
                "Its owner asked the losing carrier for a change: supplement "
                        + (held.order().state().supplements().count() + 1) + ".");
        return SupplementStore.open(held);
    }

    byte[] seal(HeldOrder held, OrderAttributes wanted) {
        return sealer.seal(held.accountId(), Json.bytes(new EndUser(wanted.admin(), wanted.location())));
    }

    /** The attributes of an order as the open supplement wants them. */
    public OrderAttributes asked(HeldOrder held) {
        byte[] opened = sealer.open(held.accountId(), SupplementStore.asked(held));
        EndUser wanted = Json.read(new String(opened, StandardCharsets.UTF_8), EndUser.class);
        return held.order().attributes().withEndUser(wanted.admin(), wanted.location());
    }
}
