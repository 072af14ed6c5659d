package dev.portwright.porting.calendar;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code GetPortingOrderFocCalendar}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class OrderCalendarResource {
    private final CustomerCall call;
    private final Dates dates;

    OrderCalendarResource(CustomerCall call, Dates dates) {
        this.call = call;
        this.dates = dates;
    }

    @GET
    @Path("/{id}/foc_calendar.ics")
    public Response get() {
        return Answers.calendar(dates.ofOrder(call.accountId(), call.id()), Dates.FILENAME, call.ifNoneMatch());
    }
}
