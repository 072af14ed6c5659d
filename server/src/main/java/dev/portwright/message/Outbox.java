package dev.portwright.message;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes messages, in the transaction of what they tell of. A job sends them. */
@ApplicationScoped
public class Outbox {
    /** How many messages of an account wait at most; further ones are left out. */
    static final int MOST_WAITING = 1_000;

    /** How many messages of an account a sandbox keeps to be looked at, the newest ones. */
    static final int MOST_KEPT = 1_000;

    private final Senders senders;
    private final MessageMetrics metrics;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;
    private final boolean sandbox;

    Outbox(Senders senders, MessageMetrics metrics, Jobs jobs, Ids ids, Clock clock, Settings settings) {
        this.senders = senders;
        this.metrics = metrics;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        this.sandbox = settings.sandbox();
    }

    /**
     * Why nobody can be told anything by this medium here, as a sentence for who wants it; empty when it can be done. In a
     * sandbox it always can: what nobody sends is recorded.
     */
    public Optional<String> obstacle(Medium medium) {
        if (sandbox || senders.of(medium).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (medium) {
                    case EMAIL ->
                        "This installation sends no mail: its operator has not named a mail server (PORTWRIGHT_SMTP).";
                    case SMS -> "This installation cannot send text messages: it has no provider for them.";
                    case VOICE -> "This installation cannot make calls: it has no provider for them.";
                });
    }

    /**
     * Has these people told. Those who were told of the same event by the same medium are left out, and so are messages
     * beyond the {@value #MOST_WAITING} of an account that may wait. Locks a row last that all who add messages lock.
     *
     * @return how many were left out because so many wait
     */
    public int add(Tx tx, List<NewMessage> messages) {
        List<NewMessage> possible = messages.stream()
                .filter(message -> obstacle(message.medium()).isEmpty())
                .toList();
        metrics.leftOut(messages.size() - possible.size());
        if (possible.isEmpty()) {
            return 0;
        }
        Set<UUID> accounts = possible.stream().map(NewMessage::accountId).collect(Collectors.toSet());
        Instant now = clock.instant();
        List<Message> toSend = made(possible, Message.Status.WAITING, now);
        List<Message> waiting = within(tx, accounts, toSend);
        List<Message> recorded = made(possible, Message.Status.RECORDED, now);
        MessageStore.insert(tx, waiting, now);
        MessageStore.insert(tx, recorded, now);
        if (sandbox) {
            MessageStore.keepNewest(tx, accounts, MOST_KEPT);
        }
        if (!waiting.isEmpty()) {
            jobs.schedule(tx, MessageJob.KIND, MessageJob.ID, now);
        }
        return toSend.size() - waiting.size();
    }

    /** Those of the messages that begin with this status. */
    private List<Message> made(List<NewMessage> messages, Message.Status status, Instant now) {
        return messages.stream()
                .filter(message -> senders.of(message.medium()).isPresent() == (status == Message.Status.WAITING))
                .map(message -> new Message(
                        ids.next(),
                        message.accountId(),
                        message.medium(),
                        message.recipient(),
                        message.eventId(),
                        message.subject(),
                        message.text(),
                        status,
                        0,
                        now))
                .toList();
    }

    /** Those that do not go beyond what may wait of an account. */
    private List<Message> within(Tx tx, Collection<UUID> accounts, List<Message> messages) {
        if (messages.isEmpty()) {
            return messages;
        }
        Map<UUID, Integer> waiting = new HashMap<>(MessageStore.waiting(tx, accounts));
        List<Message> within = new ArrayList<>();
        for (Message message : messages) {
            if (waiting.merge(message.accountId(), 1, Integer::sum) <= MOST_WAITING) {
                within.add(message);
            }
        }
        metrics.leftOut(messages.size() - within.size());
        return within;
    }
}
