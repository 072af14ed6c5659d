package dev.portwright.porting.associated;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operation {@code ListAssociatedPhoneNumbersAsOperator}. */
@Path("/operator/porting_orders/{id}/associated_phone_numbers")
@OperatorApi
@RunOnVirtualThread
class DeskAssociatedRangeResource {
    private final OperatorCall call;
    private final AssociatedRanges ranges;

    DeskAssociatedRangeResource(OperatorCall call, AssociatedRanges ranges) {
        this.call = call;
        this.ranges = ranges;
    }

    @GET
    public Response list() {
        UUID orderId = call.id();
        Query query = call.query("ListAssociatedPhoneNumbersAsOperator");
        return Answers.page(ranges.listForOperator(orderId, query), AssociatedRange::json);
    }
}
