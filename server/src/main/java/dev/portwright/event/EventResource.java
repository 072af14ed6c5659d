package dev.portwright.event;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code listPortingEvents} and {@code showPortingEvent}. */
@Path("/v2/porting/events")
@CustomerApi
@RunOnVirtualThread
class EventResource {
    private final CustomerCall call;
    private final EventService events;

    EventResource(CustomerCall call, EventService events) {
        this.call = call;
        this.events = events;
    }

    @GET
    public Response list() {
        return Answers.page(events.list(call.accountId(), call.query("listPortingEvents")), EventJson::of);
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(EventJson.of(events.get(call.accountId(), call.id())));
    }
}
