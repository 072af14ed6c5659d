package dev.portwright.inventory;

import java.util.List;
import java.util.UUID;

/** A bulk update on the wire: schema {@code BulkMessagingSettingsUpdate}. It is done when it is answered, so nothing is pending. */
record BulkUpdateJson(
        String recordType, UUID orderId, List<String> success, List<String> pending, List<String> failed) {
    static BulkUpdateJson of(BulkUpdate update) {
        return new BulkUpdateJson(
                "messaging_numbers_bulk_update", update.id(), update.success(), List.of(), update.failed());
    }
}
