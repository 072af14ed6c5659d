package dev.portwright.inventory;

import dev.portwright.account.AccountData;
import dev.portwright.account.AccountRows;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The numbers of an account. */
final class InventoryData {
    private InventoryData() {}

    @Produces
    @Singleton
    static AccountData rows() {
        return new AccountRows("inventory_number", "id");
    }

    @Produces
    @Singleton
    static AccountData bulkUpdates() {
        return new AccountRows("messaging_bulk_update", "id");
    }
}
