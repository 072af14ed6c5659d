package dev.portwright.event;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The events of an account. */
final class EventData {
    private EventData() {}

    @Produces
    @Singleton
    static AccountData events() {
        return new AccountRows("event", "id");
    }

    @Produces
    @Singleton
    static AccountData places() {
        return new AccountRows("event_feed", "account_id, position");
    }

    @Produces
    @Singleton
    static AccountData replays() {
        return new AccountRows("event_replay", "id");
    }
}
