package dev.portwright.porting.comment;

import java.time.Instant;
import java.util.UUID;

/**
 * A remark on an order. Nobody changes it; it goes with the order.
 *
 * @param body 1 to 10,000 characters, not all of them blank
 */
record Comment(UUID id, UUID accountId, UUID portingOrderId, Author author, String body, Instant createdAt) {}
