package dev.portwright.requirement.group;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import dev.portwright.platform.crypto.SealedColumn;
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

    @Produces
    @Singleton
    static SealedColumn texts() {
        return new SealedColumn("requirement_group", "sealed_values", "id");
    }
}
