package dev.portwright.bundle;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The bundles of an account. */
final class UserBundleData {
    private UserBundleData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows("user_bundle", "id");
    }
}
