package dev.portwright.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What a sharing token opens: documents of one order, and nothing else of the account.
 *
 * @param until when it opens nothing any more
 */
public record Share(UUID orderId, Set<SharePermission> permissions, Instant until) {}
