package dev.portwright.account;

import java.util.UUID;

/**
 * Whose request it is: the account, and in its name the user and the key that was shown.
 *
 * @param suspended true while the operator has suspended the account: then nothing is done for it
 */
public record Caller(UUID accountId, UUID userId, UUID apiKeyId, boolean suspended) {}
