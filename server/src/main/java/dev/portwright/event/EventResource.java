package dev.portwright.event;

import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.PathIds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Operations {@code listPortingEvents} and {@code showPortingEvent}. */
@Path("/v2/porting/events")
@CustomerApi
@RunOnVirtualThread
class EventResource {
    private final Contract contract;
    private final CurrentCaller current;
    private final EventService events;

    EventResource(Contract contract, CurrentCaller current, EventService events) {
        this.contract = contract;
        this.current = current;
        this.events = events;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = contract.operation("listPortingEvents")
                .readQuery(uri.getRequestUri().getRawQuery());
        Listed<StoredEvent> listed = events.list(current.get(), EventFilter.of(query), query.page());
        return Answers.page(listed.entries().stream().map(EventJson::of).toList(), listed.page(), listed.total());
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id) {
        return Answers.ok(EventJson.of(events.get(current.get(), PathIds.uuid("id", id))));
    }
}
