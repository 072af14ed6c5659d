package dev.portwright.resource.messaging;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Messaging profiles: how the messages of numbers are handled. Besides what every kind has, the operations {@code
 * GetMessagingProfileMetrics} and {@code ListProfileShortCodes}.
 */
@Path("/v2/messaging_profiles")
@CustomerApi
@RunOnVirtualThread
class MessagingProfileResource extends KindResource {
    private final CustomerCall call;
    private final ProfileMetrics metrics;

    MessagingProfileResource(KindCalls calls, CustomerCall call, ProfileMetrics metrics) {
        super(calls, "messaging_profile");
        this.call = call;
        this.metrics = metrics;
    }

    @GET
    @Path("/{id}/metrics")
    public Response metrics() {
        String id = id();
        call.query("GetMessagingProfileMetrics");
        return Answers.ok(ProfileMetricsJson.detailed(metrics.get(call.accountId(), id)));
    }

    @GET
    @Path("/{id}/short_codes")
    public Response shortCodes() {
        String id = id();
        Query query = call.query("ListProfileShortCodes");
        return Answers.page(metrics.shortCodes(call.accountId(), id, query.page()), ProfileMetricsJson::of);
    }
}
