package dev.portwright.porting.supplement;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OtherChanges;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.Supplement;
import dev.portwright.porting.order.SupplementType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** What was asked for is sealed whole, since account numbers and PINs are in it, and forgotten with the answer. */
@ApplicationScoped
class SealedChanges implements OtherChanges {
    private final Sealer sealer;

    SealedChanges(Sealer sealer) {
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

    @Override
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

    @Override
    public OrderAttributes asked(HeldOrder held) {
        byte[] opened = sealer.open(held.accountId(), SupplementStore.asked(held));
        EndUser wanted = Json.read(new String(opened, StandardCharsets.UTF_8), EndUser.class);
        return held.order().attributes().withEndUser(wanted.admin(), wanted.location());
    }
}
