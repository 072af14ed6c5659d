package dev.portwright.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who send messages, as far as this installation has any. */
@ApplicationScoped
class Senders {
    private final Map<Medium, MessageSender> senders = new EnumMap<>(Medium.class);

    @Inject
    Senders(Instance<MessageSender> all) {
        this(all.stream().toList());
    }

    Senders(List<MessageSender> all) {
        all.stream().filter(MessageSender::isReady).forEach(sender -> senders.put(sender.medium(), sender));
    }

    Optional<MessageSender> of(Medium medium) {
        return Optional.ofNullable(senders.get(medium));
    }
}
