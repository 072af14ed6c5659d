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
    static AccountData rows() {
        return new AccountRows("event", "id");
    }
}
