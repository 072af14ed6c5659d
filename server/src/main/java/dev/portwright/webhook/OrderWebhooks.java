package dev.portwright.webhook;

import dev.portwright.event.EventListener;
import dev.portwright.event.FedEvent;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sends each event to the {@code webhook_url} that its order had. Types without a payload are listed, not sent. */
@ApplicationScoped
class OrderWebhooks implements EventListener {
    private final Deliveries deliveries;

    OrderWebhooks(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void told(Tx tx, List<FedEvent> events) {
        List<NewDelivery> wanted = new ArrayList<>();
        for (FedEvent event : events) {
            String url = event.webhookUrl();
            if (url != null && event.payload() != null) {
                wanted.add(new NewDelivery(event, url));
            }
        }
        if (!wanted.isEmpty()) {
            deliveries.add(tx, wanted);
        }
    }

    @Override
    public long waiting(Tx tx, UUID accountId, int most) {
        return DeliveryStore.waiting(tx, accountId, most);
    }
}
