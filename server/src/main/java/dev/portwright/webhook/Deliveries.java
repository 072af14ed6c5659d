package dev.portwright.webhook;

import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has events delivered. */
@ApplicationScoped
public class Deliveries {
    /** Has each of these events sent to its URL. */
    public void add(Tx tx, List<NewDelivery> deliveries) {}
}
