package dev.portwright.inventory;

import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts ported numbers where their accounts find them. */
@ApplicationScoped
public class Inventory {
    private final LandingStore landings;

    Inventory(LandingStore landings) {
        this.landings = landings;
    }

    /**
     * Puts the numbers into the account's inventory, in the transaction under way. A number that is in another
     * inventory leaves it: that account sees it as {@code ported-out} from then on. A number that this order has landed
     * before is passed over, whatever has become of it since, so that running a landing again changes nothing.
     */
    public void land(Tx tx, Landing landing) {
        landings.land(tx, landing);
    }
}
