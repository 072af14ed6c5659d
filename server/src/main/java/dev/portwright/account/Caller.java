package dev.portwright.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose request it is: the account, and in its name the user and the key that was shown.
 *
 * @param userId with a sharing token, who has made that
 * @param apiKeyId with a sharing token, the id of that
 * @param suspended true while the operator has suspended the account: then nothing is done for it
 * @param share what of the account may be seen at all; null for all of it
 */
public record Caller(
        UUID accountId,
        UUID userId,
        UUID apiKeyId,
        boolean suspended,
        @Nullable Share share) {}
