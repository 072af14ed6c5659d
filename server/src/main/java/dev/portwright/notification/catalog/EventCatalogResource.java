package dev.portwright.notification.catalog;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.message.Medium;
import dev.portwright.message.Outbox;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.page.Listed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Operations {@code FindNotificationsEvents} and {@code FindNotificationsEventsConditions}. */
@Path("/v2")
@CustomerApi
@RunOnVirtualThread
class EventCatalogResource {
    private final CustomerCall call;
    private final EventCatalog catalog;
    private final Outbox outbox;

    EventCatalogResource(CustomerCall call, EventCatalog catalog, Outbox outbox) {
        this.call = call;
        this.catalog = catalog;
        this.outbox = outbox;
    }

    @GET
    @Path("notification_events")
    public Response events() {
        Page page = call.query("FindNotificationsEvents").page();
        return answer(
                catalog.kinds().stream()
                        .map(kind -> EventJson.of(kind, catalog.since()))
                        .toList(),
                page);
    }

    @GET
    @Path("notification_event_conditions")
    public Response conditions() {
        Query query = call.query("FindNotificationsEventsConditions");
        List<String> about = query.texts("filter.associated_record_type");
        List<String> channels = channels();
        return answer(
                catalog.kinds().stream()
                        .flatMap(kind -> kind.conditions().stream()
                                .filter(condition -> about.isEmpty()
                                        || about.contains(condition.about().word()))
                                .map(condition -> ConditionJson.of(kind, condition, channels, catalog.since())))
                        .toList(),
                query.page());
    }

    /** Those by which this installation can tell anybody something. */
    private List<String> channels() {
        return Stream.concat(
                        Stream.of("webhook"),
                        Arrays.stream(Medium.values())
                                .filter(medium -> outbox.obstacle(medium).isEmpty())
                                .map(Medium::word))
                .toList();
    }

    private static <T> Response answer(List<T> all, Page page) {
        return Answers.page(Listed.pageOf(all, page), Function.identity());
    }
}
