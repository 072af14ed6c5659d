package dev.portwright.porting.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order that has, or had, a confirmed date: what a calendar shows of it, and no more.
 *
 * @param version raised by every change of the order
 * @param at the time that the losing carrier has confirmed, or the last one that it had
 * @param stands false once the numbers will not move at that time: the order came back, or was cancelled
 */
public record DatedOrder(
        UUID id,
        String supportKey,
        long version,
        PortingOrderStatus status,
        String countryCode,
        String carrierName,
        int phoneNumbersCount,
        @Nullable String customerReference,
        Instant at,
        boolean stands,
        Instant createdAt,
        Instant updatedAt) {}
