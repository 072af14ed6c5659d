package dev.portwright.carrier;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Operations {@code ListCarriers} and {@code ReplaceCarriers}. */
@Path("/operator/carriers")
@OperatorApi
@RunOnVirtualThread
class CarrierResource {
    private final OperatorCall call;
    private final CarrierDirectoryService directory;

    CarrierResource(OperatorCall call, CarrierDirectoryService directory) {
        this.call = call;
        this.directory = directory;
    }

    /** The schema {@code CarrierDirectoryUpdate}. */
    record UpdateJson(String recordType, int removed, int added) {}

    @GET
    public Response list() {
        return Answers.page(directory.page(call.query("ListCarriers").page()), CarrierJson::of);
    }

    @PUT
    @TakesBody("text/csv")
    @MaxBody(kib = 128 * 1024)
    public Response replace(InputStream csv) {
        CarrierDirectoryService.Replacement done = directory.replace(csv);
        return Answers.ok(new UpdateJson("carrier_directory_update", done.removed(), done.added()));
    }
}
