package dev.portwright.webhook;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What is kept of an account's webhooks. */
final class WebhookData {
    private WebhookData() {}

    @Produces
    @Singleton
    static AccountData endpoints() {
        return new AccountRows("webhook_endpoint", "id");
    }

    @Produces
    @Singleton
    static AccountData deliveries() {
        return new AccountRows("webhook_delivery", "id");
    }

    @Produces
    @Singleton
    static AccountData attempts() {
        return new AccountRows("webhook_attempt", "delivery_id, attempt");
    }
}
