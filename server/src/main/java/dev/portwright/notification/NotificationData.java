package dev.portwright.notification;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** What an account has here. A row that others refer to goes after these. */
final class NotificationData {
    private static final List<AccountData> IN_ORDER = List.of(
            new AccountRows("notification_setting", "id"),
            new AccountRows("notification_channel", "id"),
            new AccountRows("notification_profile", "id"));

    private NotificationData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return (tx, accountId) -> IN_ORDER.stream().anyMatch(table -> table.emptySome(tx, accountId));
    }
}
