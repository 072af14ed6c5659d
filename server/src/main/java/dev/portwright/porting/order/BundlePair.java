package dev.portwright.porting.order;

import java.time.Instant;
import java.util.UUID;

/**
 * A number of an order paired with the user bundle that it will be in.
 *
 * @param phoneNumberId the id of the number in its order
 */
public record BundlePair(UUID id, UUID userBundleId, UUID phoneNumberId, Instant createdAt, Instant updatedAt) {}
