package dev.portwright.account;

import dev.portwright.platform.http.Idempotency;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The answers kept for requests with an Idempotency-Key, which the platform keeps without knowing accounts. */
final class KeptAnswerData {
    private KeptAnswerData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows(Idempotency.TABLE, Idempotency.TABLE_KEY);
    }
}
