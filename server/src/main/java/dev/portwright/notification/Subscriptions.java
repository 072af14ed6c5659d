package dev.portwright.notification;

import dev.portwright.message.MailRecipients;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Knows what accounts want to be told, for who tells it. */
@ApplicationScoped
public class Subscriptions implements MailRecipients {

    /** What these accounts want to be told under these conditions, oldest first. */
    public List<Subscription> of(Tx tx, Collection<UUID> accounts, Collection<UUID> conditions) {
        return SettingStore.subscriptions(tx, accounts, conditions);
    }

    @Override
    public List<String> of(Tx tx, UUID accountId) {
        return ChannelStore.destinations(tx, accountId, ChannelType.EMAIL);
    }
}
