package dev.portwright.porting.calendar;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Operations {@code CreateCalendarLink}, {@code ListCalendarLinks} and {@code RevokeCalendarLink}. */
@Path("/v2/porting/calendar_links")
@CustomerApi
@RunOnVirtualThread
class CalendarLinkResource {
    private final CustomerCall call;
    private final CalendarLinks links;

    CalendarLinkResource(CustomerCall call, CalendarLinks links) {
        this.call = call;
        this.links = links;
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        @Nullable
        String name = call.bodyIfAny("CreateCalendarLink", body)
                .path("name")
                .asStringOpt()
                .orElse(null);
        return call.change(
                body,
                tx -> links.make(tx, call.accountId(), name),
                made -> Answers.created(made.link().json(url(made.token()))));
    }

    private String url(String token) {
        return call.origin() + CalendarLink.PATH + "?token=" + token;
    }

    @GET
    public Response list() {
        return Answers.page(
                links.list(call.accountId(), call.query("ListCalendarLinks").page()), link -> link.json(null));
    }

    @DELETE
    @Path("/{calendar_link_id}")
    public Response revoke() {
        return Answers.ok(
                links.revoke(call.accountId(), call.id("calendar_link_id")).json(null));
    }
}
