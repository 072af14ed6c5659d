package dev.portwright.porting.sharing;

import dev.portwright.event.EventLog;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobInTransaction;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Tells that a token is over, once. There is a job for each; of one that was revoked there is nothing to tell. */
@ApplicationScoped
class SharingTokenExpiry implements JobInTransaction {
    static final String KIND = "sharing-token-expiry";

    private final EventLog events;
    private final Clock clock;

    SharingTokenExpiry(EventLog events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** The event carries no payload: it is listed, and sent nowhere. */
    @Override
    public void run(Tx tx, Job job) {
        SharingTokenStore.takeOver(tx, job.id(), clock.instant())
                .ifPresent(over -> events.append(
                        tx,
                        List.of(new EventLog.Event(
                                over.accountId(),
                                "porting_order.sharing_token_expired",
                                new Subject(PortingOrder.RECORD_TYPE, over.orderId()),
                                clock.instant(),
                                null,
                                null))));
    }
}
