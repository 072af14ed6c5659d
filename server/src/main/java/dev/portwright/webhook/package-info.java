/**
 * Brings events to the URLs that want them: signed, tried again for days, with what came of each attempt. Knows where
 * events are wanted from whoever queues them by {@link dev.portwright.webhook.Deliveries}.
 */
@Room(
        imports = {"account", "event", "platform", "webhook.signing"},
        tables = {"webhook_attempt", "webhook_delivery", "webhook_endpoint"},
        reads = "event")
@NullMarked
package dev.portwright.webhook;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
