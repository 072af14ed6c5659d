package dev.portwright.porting.calendar;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code GetFocCalendar}. */
@Path("/v2/porting/foc_calendar.ics")
@CustomerApi
@RunOnVirtualThread
class CalendarResource {
    private final CustomerCall call;
    private final Dates dates;

    CalendarResource(CustomerCall call, Dates dates) {
        this.call = call;
        this.dates = dates;
    }

    @GET
    public Response get() {
        return Answers.calendar(dates.ofAccount(call.accountId()), Dates.FILENAME, call.ifNoneMatch());
    }
}
