package dev.portwright.resource.messaging;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code ListProfileMetrics}. */
@Path("/v2/messaging_profile_metrics")
@CustomerApi
@RunOnVirtualThread
class ProfileMetricsResource {
    private final CustomerCall call;
    private final ProfileMetrics metrics;

    ProfileMetricsResource(CustomerCall call, ProfileMetrics metrics) {
        this.call = call;
        this.metrics = metrics;
    }

    @GET
    public Response list() {
        Query query = call.query("ListProfileMetrics");
        return Answers.page(metrics.list(call.accountId(), query), ProfileMetricsJson::of);
    }
}
