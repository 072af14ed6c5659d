package dev.portwright.message;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The messages of an account. */
final class MessageData {
    private MessageData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows("outgoing_message", "id");
    }
}
