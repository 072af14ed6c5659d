package dev.portwright.porting.calendar;

import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.PublicCall;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code GetFocCalendarByLink}. Who has the link needs no key; its secret is in the query, which is written to no log. */
@Path(CalendarLink.PATH)
@RunOnVirtualThread
class CalendarByLinkResource {
    private final PublicCall call;
    private final CalendarTokens tokens;
    private final Dates dates;

    CalendarByLinkResource(PublicCall call, CalendarTokens tokens, Dates dates) {
        this.call = call;
        this.tokens = tokens;
        this.dates = dates;
    }

    @GET
    public Response get() {
        String token = call.query("GetFocCalendarByLink").text("token").orElse("");
        tokens.id(token).ifPresent(call::countFor);
        CalendarLink link = tokens.open(token)
                .orElseThrow(() -> new ApiException(ProblemCode.NOT_FOUND.in(
                        "token",
                        "This link opens no calendar, or was revoked. Ask whoever gave it to you for another.")));
        return Answers.calendar(dates.ofAccount(link.accountId()), Dates.FILENAME, call.ifNoneMatch());
    }
}
