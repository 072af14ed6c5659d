package dev.portwright.carrier;

import dev.portwright.account.OperatorApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.Total;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Operations {@code ListCarriers} and {@code ReplaceCarriers}. */
@Path("/operator/carriers")
@OperatorApi
@RunOnVirtualThread
class CarrierResource {
    private final Contract contract;
    private final CarrierDirectoryService directory;

    CarrierResource(Contract contract, CarrierDirectoryService directory) {
        this.contract = contract;
        this.directory = directory;
    }

    /** The schema {@code CarrierDirectoryUpdate}. */
    record UpdateJson(String recordType, int removed, int added) {}

    @GET
    public Response list(@Context UriInfo uri) {
        Page page = contract.operation("ListCarriers")
                .readQuery(uri.getRequestUri().getRawQuery())
                .page();
        CarrierRangePage found = directory.page(page.number(), page.size());
        return Answers.page(
                found.ranges().stream().map(CarrierJson::of).toList(), page, new Total(found.total(), true));
    }

    @PUT
    @Consumes("text/csv")
    @MaxBody(kib = 20 * 1024)
    public Response replace(byte[] csv) {
        CarrierDirectoryService.Replacement done = directory.replace(csv);
        return Answers.ok(new UpdateJson("carrier_directory_update", done.removed(), done.added()));
    }
}
