package dev.portwright.webhook;

import dev.portwright.event.FedEvent;
import dev.portwright.event.ToldEvents;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.outbound.Target;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has events delivered. */
@ApplicationScoped
public class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final EndpointStore endpoints;
    private final Couriers couriers;
    private final Ids ids;
    private final Clock clock;

    Deliveries(EndpointStore endpoints, Couriers couriers, Ids ids, Clock clock) {
        this.endpoints = endpoints;
        this.couriers = couriers;
        this.ids = ids;
        this.clock = clock;
    }

    /** A host that an account has events sent to. */
    record Receiver(UUID accountId, String origin) {}

    private record Addressed(NewDelivery delivery, Receiver receiver) {}

    /**
     * Queues deliveries, in the transaction. What goes to an endpoint that is switched off is not queued; the events can
     * be replayed once it is on again. Called by listeners of events only: one transaction at a time.
     */
    public void add(Tx tx, List<NewDelivery> deliveries) {
        List<Addressed> addressed = new ArrayList<>();
        for (NewDelivery delivery : deliveries) {
            // URLs that were set before the rules for them were as strict as now may have none.
            Target.parse(delivery.url())
                    .ifPresent(target -> addressed.add(new Addressed(
                            delivery, new Receiver(delivery.event().accountId(), target.origin()))));
        }
        if (addressed.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<Receiver, UUID> open = endpoints.use(
                tx, addressed.stream().map(Addressed::receiver).distinct().toList(), now);
        List<DeliveryRow> rows = new ArrayList<>(addressed.size());
        for (Addressed one : addressed) {
            UUID endpoint = open.get(one.receiver);
            if (endpoint != null) {
                rows.add(row(one.delivery, endpoint, now));
            } else {
                LOG.debugf(
                        "Event %s is not sent: the endpoint is off.",
                        one.delivery.event().id());
            }
        }
        DeliveryStore.insert(tx, rows);
        ToldEvents.add(tx, "webhook", rows.stream().map(DeliveryRow::eventId).toList());
        tx.afterCommit(() -> couriers.wake(open.values()));
    }

    private DeliveryRow row(NewDelivery delivery, UUID endpoint, Instant now) {
        FedEvent event = delivery.event();
        return new DeliveryRow(
                ids.next(),
                event.accountId(),
                endpoint,
                event.id(),
                event.subject().id(),
                event.position(),
                event.number(),
                delivery.url(),
                now);
    }
}
