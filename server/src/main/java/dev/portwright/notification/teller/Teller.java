package dev.portwright.notification.teller;

import dev.portwright.event.EventListener;
import dev.portwright.event.FedEvent;
import dev.portwright.event.ToldEvents;
import dev.portwright.message.Medium;
import dev.portwright.message.NewMessage;
import dev.portwright.message.Outbox;
import dev.portwright.notification.ChannelType;
import dev.portwright.notification.teller.Wording.Said;
import dev.portwright.platform.db.Tx;
import dev.portwright.webhook.Deliveries;
import dev.portwright.webhook.NewDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells accounts of their events, in the transaction in which these get their place. A URL or a person hears of an event once,
 * however many settings lead there.
 */
@ApplicationScoped
class Teller implements EventListener {
    private final WantedEvents wantedEvents;
    private final Stories stories;
    private final EventWords words;
    private final Deliveries deliveries;
    private final Outbox outbox;

    Teller(WantedEvents wantedEvents, Stories stories, EventWords words, Deliveries deliveries, Outbox outbox) {
        this.wantedEvents = wantedEvents;
        this.stories = stories;
        this.words = words;
        this.deliveries = deliveries;
        this.outbox = outbox;
    }

    /** After those who lock endpoints of webhooks: what is told to people locks the row of the job that sends it. */
    @Override
    public int rank() {
        return 1;
    }

    @Override
    public void told(Tx tx, List<FedEvent> events) {
        List<Wanted> wanted = wantedEvents.of(tx, events);
        if (!wanted.isEmpty()) {
            deliveries.add(tx, deliveries(wanted));
            ToldEvents.add(tx, "email", mailed(wanted));
        }
        outbox.add(
                tx,
                messages(stories.of(tx, events)
                        .map(told -> wantedEvents.of(tx, told))
                        .orElse(wanted)));
    }

    /** People hear of an event once; programs may want to hear of it again. */
    @Override
    public void toldAgain(Tx tx, List<FedEvent> events) {
        deliveries.add(tx, deliveries(wantedEvents.of(tx, events)));
    }

    private static Set<UUID> mailed(List<Wanted> wanted) {
        return wanted.stream()
                .filter(one -> one.by().type() == ChannelType.EMAIL)
                .map(one -> one.event().id())
                .collect(Collectors.toSet());
    }

    /** Those for URLs, without that of the event itself, to which it goes anyway. */
    static List<NewDelivery> deliveries(List<Wanted> wanted) {
        return wanted.stream()
                .filter(one -> one.by().type().medium().isEmpty())
                .filter(one -> !one.by().destination().equals(one.event().webhookUrl()))
                .map(one -> new NewDelivery(one.event(), one.by().destination()))
                .distinct()
                .toList();
    }

    /** What somebody is told at once. */
    private record Told(Medium medium, String recipient, Object what) {}

    private List<NewMessage> messages(List<Wanted> wanted) {
        Map<Told, Set<FedEvent>> told = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            one.by()
                    .type()
                    .medium()
                    .ifPresent(medium -> told.computeIfAbsent(
                                    new Told(medium, one.by().destination(), what(one.event())),
                                    first -> new LinkedHashSet<>())
                            .add(one.event()));
        }
        Map<Saying, Said> said = new HashMap<>();
        List<NewMessage> messages = new ArrayList<>();
        told.forEach((to, events) -> {
            FedEvent first = events.iterator().next();
            Said words = said.computeIfAbsent(
                    new Saying(first.id(), events.size()), saying -> this.words.of(first, events.size()));
            messages.add(new NewMessage(
                    first.accountId(), to.medium(), to.recipient(), first.id(), words.subject(), words.text()));
        });
        return messages;
    }

    /** What is said to many in the same words. */
    private record Saying(UUID event, int count) {}

    /** The event, or what it has in common with others that people are told of as one. */
    private Object what(FedEvent event) {
        return stories.group(event).<Object>map(group -> group).orElse(event.id());
    }
}
