package dev.portwright.webhook;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.page.Total;
import dev.portwright.webhook.signing.SigningSecret;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code ListWebhookEndpoints}, {@code CreateWebhookEndpoint}, {@code GetWebhookEndpoint}, {@code
 * EnableWebhookEndpoint}, {@code GetWebhookEndpointSecret} and {@code RotateWebhookEndpointSecret}.
 */
@Path("/v2/webhook_endpoints")
@CustomerApi
@RunOnVirtualThread
class EndpointResource {
    private final CustomerCall call;
    private final EndpointService endpoints;

    EndpointResource(CustomerCall call, EndpointService endpoints) {
        this.call = call;
        this.endpoints = endpoints;
    }

    /** The schema {@code WebhookEndpoint}. */
    private record EndpointJson(
            UUID id,
            String recordType,
            String origin,
            boolean enabled,
            int consecutiveFailures,
            @Nullable Instant failingSince,
            @Nullable Instant disabledAt,
            @Nullable String disabledReason,
            int waitingDeliveries,
            Instant createdAt) {
        static EndpointJson of(EndpointStore.Seen seen) {
            Endpoint endpoint = seen.endpoint();
            return new EndpointJson(
                    endpoint.id(),
                    "webhook_endpoint",
                    endpoint.origin(),
                    endpoint.offAt() == null,
                    endpoint.failures(),
                    endpoint.failingSince(),
                    endpoint.offAt(),
                    endpoint.offReason(),
                    (int) Math.min(seen.waiting(), Total.COUNTED_AT_MOST),
                    endpoint.createdAt());
        }
    }

    /** The schema {@code WebhookEndpointSecret}. */
    private record SecretJson(
            String recordType, String secret, @Nullable String previousSecret) {
        static SecretJson of(List<SigningSecret> secrets) {
            return new SecretJson(
                    "webhook_endpoint_secret",
                    secrets.getFirst().text(),
                    secrets.size() > 1 ? secrets.getLast().text() : null);
        }
    }

    @GET
    public Response list() {
        return Answers.page(
                endpoints.list(
                        call.accountId(), call.query("ListWebhookEndpoints").page()),
                EndpointJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        String url = call.body("CreateWebhookEndpoint", body).path("url").stringValue();
        return call.change(
                body,
                tx -> endpoints.create(tx, call.accountId(), url),
                made -> Answers.created(EndpointJson.of(made)));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(EndpointJson.of(endpoints.get(call.accountId(), call.id())));
    }

    @POST
    @Path("/{id}/actions/enable")
    public Response enable() {
        UUID id = call.id();
        return call.change(tx -> endpoints.switchOn(tx, call.accountId(), id), on -> Answers.ok(EndpointJson.of(on)));
    }

    @GET
    @Path("/{id}/secret")
    public Response secret() {
        return Answers.ok(SecretJson.of(endpoints.secrets(call.accountId(), call.id())));
    }

    @POST
    @Path("/{id}/actions/rotate_secret")
    public Response rotate() {
        UUID id = call.id();
        return call.change(
                tx -> endpoints.rotate(tx, call.accountId(), id), secrets -> Answers.ok(SecretJson.of(secrets)));
    }
}
