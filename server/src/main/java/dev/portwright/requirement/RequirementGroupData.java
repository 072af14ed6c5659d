package dev.portwright.requirement;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The requirement groups of an account. */
final class RequirementGroupData {
    private RequirementGroupData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows("requirement_group", "id");
    }
}
