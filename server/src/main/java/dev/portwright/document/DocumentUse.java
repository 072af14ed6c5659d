package dev.portwright.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What uses documents.
 *
 * @param recordType as on the wire, such as {@code porting_order}
 * @param orderId the porting order that it is or belongs to, with which it goes; null for what belongs to none
 */
public record DocumentUse(
        String recordType, UUID resourceId, @Nullable UUID orderId) {
    /** An order itself. */
    public static DocumentUse ofOrder(UUID orderId) {
        return new DocumentUse("porting_order", orderId, orderId);
    }
}
