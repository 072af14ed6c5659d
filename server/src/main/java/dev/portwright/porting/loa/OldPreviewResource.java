package dev.portwright.porting.loa;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code PreviewLoaConfigurationParamsOld}: {@code PreviewLoaConfigurationParams} where it was before. */
@Path("/v2/porting/loa_configuration/preview")
@CustomerApi
@RunOnVirtualThread
class OldPreviewResource {
    private final CustomerCall call;
    private final Previews previews;

    OldPreviewResource(CustomerCall call, Previews previews) {
        this.call = call;
        this.previews = previews;
    }

    @POST
    @TakesBody
    public Response preview(byte[] body) {
        CheckedBody given = call.checkedBody("PreviewLoaConfigurationParamsOld", body);
        return Answers.pdf(previews.pdf(call.accountId(), given), PreviewResource.FILENAME);
    }
}
