package dev.portwright.account;

import java.time.Instant;
import java.util.UUID;

/** A tenant: everything a client sees belongs to exactly one account. */
public record Account(UUID id, String name, Instant createdAt) {}
