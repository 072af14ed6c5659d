package dev.portwright.webhook;

import dev.portwright.platform.db.Tx;
import java.util.UUID;

/** Has others told of what becomes of endpoints. A bean. */
public interface EndpointListener {
    /**
     * Called in the transaction in which an endpoint is switched off because nothing could be delivered for days.
     *
     * @param origin such as {@code https://example.com:443}
     * @param reason a sentence
     */
    void switchedOff(Tx tx, UUID accountId, UUID endpointId, String origin, String reason);
}
