package dev.portwright.porting.loa;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code PreviewLoaConfiguration} and {@code PreviewLoaConfigurationParams}. */
@Path("/v2/porting/loa_configurations")
@CustomerApi
@RunOnVirtualThread
class PreviewResource {
    static final String FILENAME = "loa-preview.pdf";

    private final CustomerCall call;
    private final Configurations configurations;
    private final Previews previews;

    PreviewResource(CustomerCall call, Configurations configurations, Previews previews) {
        this.call = call;
        this.configurations = configurations;
        this.previews = previews;
    }

    @GET
    @Path("/{id}/preview")
    public Response ofConfiguration() {
        LoaConfiguration configuration = configurations.get(call.accountId(), call.id());
        return Answers.pdf(
                previews.pdf(call.accountId(), configuration.letterhead(), configuration.createdAt()), FILENAME);
    }

    @POST
    @Path("/preview")
    @TakesBody
    public Response ofParameters(byte[] body) {
        CheckedBody given = call.checkedBody("PreviewLoaConfigurationParams", body);
        return Answers.pdf(previews.pdf(call.accountId(), given), FILENAME);
    }
}
