package dev.portwright.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

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
     *
     * @throws SQLException when the database refuses; the transaction is then of no more use
     */
    public void land(Connection connection, Landing landing) throws SQLException {
        landings.land(connection, landing);
    }
}
