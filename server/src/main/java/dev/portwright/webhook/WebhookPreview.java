package dev.portwright.webhook;

import dev.portwright.event.FedEvent;
import dev.portwright.platform.time.TurnableClock;
import dev.portwright.webhook.signing.Signatures;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shows what would be sent of an event that goes nowhere. */
@ApplicationScoped
public class WebhookPreview {
    private final Signatures signatures;
    private final TurnableClock machine;

    WebhookPreview(Signatures signatures, TurnableClock machine) {
        this.signatures = signatures;
        this.machine = machine;
    }

    /** A webhook that nobody gets. */
    public record Written(Map<String, String> headers, String body) {}

    /**
     * Its first attempt, as if it was sent now. Without an endpoint there is no secret to sign with: the installation's key
     * signs alone.
     */
    public Written of(FedEvent event) {
        byte[] body =
                WebhookBody.of(event.id(), event.type(), event.occurredAt(), event.payload(), 1, null, event.number());
        Instant now = machine.systemTime();
        return new Written(
                Sender.headers(signatures.headers(List.of(), event.id(), now, body)),
                new String(body, StandardCharsets.UTF_8));
    }
}
