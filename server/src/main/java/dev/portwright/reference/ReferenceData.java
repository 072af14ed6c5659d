package dev.portwright.reference;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The resources registered for an account. */
final class ReferenceData {
    private ReferenceData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows("account_reference", "account_id, kind, reference_id");
    }
}
