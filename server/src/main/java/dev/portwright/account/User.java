package dev.portwright.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person or program of an account; orders are created in the name of one. */
public record User(
        UUID id, UUID accountId, String name, @Nullable String email, Instant createdAt) {}
