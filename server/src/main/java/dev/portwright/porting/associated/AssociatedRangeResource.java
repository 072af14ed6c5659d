package dev.portwright.porting.associated;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code listPortingAssociatedPhoneNumbers}, {@code createPortingAssociatedPhoneNumber} and {@code
 * deletePortingAssociatedPhoneNumber}.
 */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class AssociatedRangeResource {
    private final CustomerCall call;
    private final AssociatedRanges ranges;

    AssociatedRangeResource(CustomerCall call, AssociatedRanges ranges) {
        this.call = call;
        this.ranges = ranges;
    }

    @GET
    @Path("/{id}/associated_phone_numbers")
    public Response list() {
        UUID orderId = call.id();
        Query query = call.query("listPortingAssociatedPhoneNumbers");
        return Answers.page(ranges.list(call.accountId(), orderId, query), AssociatedRange::json);
    }

    @POST
    @Path("/{id}/associated_phone_numbers")
    @TakesBody
    public Response create(byte[] body) {
        UUID orderId = call.id();
        CheckedBody given = call.checkedBody("createPortingAssociatedPhoneNumber", body);
        return call.change(
                body,
                tx -> ranges.add(tx, call.accountId(), call.actor(), orderId, call.ifMatch(), given),
                added -> Answers.created(added.json()));
    }

    @DELETE
    @Path("/{id}/associated_phone_numbers/{associated_phone_number_id}")
    public Response delete() {
        UUID orderId = call.id();
        UUID id = call.id("associated_phone_number_id");
        return Answers.ok(ranges.remove(call.accountId(), call.actor(), orderId, id, call.ifMatch())
                .json());
    }
}
