package dev.portwright.event;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.page.Listed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Operations {@code listPortingEvents}, {@code streamPortingEvents}, {@code showPortingEvent}, {@code republishPortingEvent} and {@code replayPortingEvents}. */
@Path("/v2/porting/events")
@CustomerApi
@RunOnVirtualThread
class EventResource {
    private final CustomerCall call;
    private final EventService events;
    private final EventStreams streams;
    private final OpenStreams open;

    EventResource(CustomerCall call, EventService events, EventStreams streams, OpenStreams open) {
        this.call = call;
        this.events = events;
        this.streams = streams;
        this.open = open;
    }

    @GET
    public Response list() {
        Query query = call.query("listPortingEvents");
        Listed<StoredEvent> found = query.text("after")
                .map(after -> events.feed(call.accountId(), query, after))
                .orElseGet(() -> events.list(call.accountId(), query));
        return Answers.page(found, EventJson::of);
    }

    @GET
    @Path("/stream")
    public Response stream() {
        UUID accountId = call.accountId();
        long from = events.streamFrom(
                accountId, call.query("streamPortingEvents").text("after").orElse(null), call.lastEventId());
        OpenStream stream = open.open(accountId, from);
        call.whenEnded(() -> open.close(stream));
        BooleanSupplier admission = call.admission();
        StreamingOutput events = out -> streams.stream(stream, admission, out);
        return Response.ok(events, MediaType.SERVER_SENT_EVENTS).build();
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(EventJson.of(events.get(call.accountId(), call.id())));
    }

    @POST
    @Path("/{id}/republish")
    public Response republish() {
        UUID id = call.id();
        events.catchUp();
        return call.change(
                tx -> {
                    events.republish(tx, call.accountId(), id);
                    return id;
                },
                told -> Answers.noContent());
    }

    @POST
    @Path("/replay")
    @TakesBody
    public Response replay(byte[] body) {
        JsonNode asked = call.body("replayPortingEvents", body);
        EventService.Range range = new EventService.Range(
                asked.path("after").stringValue(),
                uuid(asked.path("until")),
                uuid(asked.path("porting_order_id")),
                asked.path("event_type").stringValue(null));
        events.catchUp();
        return call.change(
                body,
                tx -> events.replay(tx, call.accountId(), range),
                replayed -> Answers.accepted(ReplayedJson.of(replayed)));
    }

    private static @Nullable UUID uuid(JsonNode value) {
        String text = value.stringValue(null);
        return text == null ? null : UUID.fromString(text);
    }

    /** The schema {@code PortingEventsReplayed}. */
    private record ReplayedJson(
            String recordType, int eventsCount, @Nullable UUID lastEventId, boolean hasMore) {
        static ReplayedJson of(EventService.Replayed replayed) {
            return new ReplayedJson("porting_event_replay", replayed.events(), replayed.last(), replayed.more());
        }
    }
}
