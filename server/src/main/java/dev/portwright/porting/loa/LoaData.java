package dev.portwright.porting.loa;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The LOA configurations of an account. */
final class LoaData {
    private LoaData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows("porting_loa_configuration", "id");
    }
}
