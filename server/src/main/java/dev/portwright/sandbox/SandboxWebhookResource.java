package dev.portwright.sandbox;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.event.FedEvent;
import dev.portwright.event.UnsentEvents;
import dev.portwright.platform.http.Answers;
import dev.portwright.webhook.WebhookPreview;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Operation {@code ListSandboxWebhooks}. */
@Path("/sandbox/webhooks")
@CustomerApi
@RunOnVirtualThread
class SandboxWebhookResource {
    private final CustomerCall call;
    private final UnsentEvents events;
    private final WebhookPreview preview;

    SandboxWebhookResource(CustomerCall call, UnsentEvents events, WebhookPreview preview) {
        this.call = call;
        this.events = events;
        this.preview = preview;
    }

    /** A webhook on the wire: schema {@code SandboxWebhook}. */
    private record WebhookJson(
            UUID id,
            String recordType,
            String eventType,
            UUID portingOrderId,
            Instant occurredAt,
            Map<String, String> headers,
            String body) {}

    @GET
    public Response list() {
        return Answers.page(events.list(call.accountId(), call.query("ListSandboxWebhooks")), this::json);
    }

    private WebhookJson json(FedEvent event) {
        WebhookPreview.Written written = preview.of(event);
        return new WebhookJson(
                event.id(),
                "sandbox_webhook",
                event.type(),
                event.subject().id(),
                event.occurredAt(),
                written.headers(),
                written.body());
    }
}
