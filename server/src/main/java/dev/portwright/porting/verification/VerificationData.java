package dev.portwright.porting.verification;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** When an account has sent codes; the codes themselves go with their numbers. */
final class VerificationData {
    private VerificationData() {}

    @Produces
    @Singleton
    static AccountData sendings() {
        return new AccountRows("verification_code_sending", "id");
    }
}
