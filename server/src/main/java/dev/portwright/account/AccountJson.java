package dev.portwright.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire form of accounts, users and keys. */
final class AccountJson {
    private AccountJson() {}

    /** The schema {@code Account}. */
    record AccountBody(
            UUID id,
            String recordType,
            String name,
            Instant createdAt,
            @Nullable Instant suspendedAt,
            @Nullable String suspensionReason) {
        static AccountBody of(Account account) {
            return new AccountBody(
                    account.id(),
                    "account",
                    account.name(),
                    account.createdAt(),
                    account.suspendedAt(),
                    account.suspensionReason());
        }
    }

    /** The schema {@code AccountChange}. */
    record ChangeBody(
            UUID id,
            String recordType,
            UUID accountId,
            String change,
            @Nullable String detail,
            String changedBy,
            @Nullable UUID operatorId,
            @Nullable String operatorName,
            @Nullable String requestId,
            Instant changedAt) {
        static ChangeBody of(AccountChangeStore.NamedChange named) {
            AccountChange change = named.change();
            return new ChangeBody(
                    change.id(),
                    "account_change",
                    change.accountId(),
                    change.kind().word(),
                    change.detail(),
                    change.by().way(),
                    change.by().operatorId(),
                    named.operatorName(),
                    change.by().requestId(),
                    change.changedAt());
        }
    }

    /** The schema {@code User}. */
    record UserBody(
            UUID id,
            String recordType,
            UUID accountId,
            String name,
            @Nullable String email,
            Instant createdAt) {
        static UserBody of(User user) {
            return new UserBody(user.id(), "user", user.accountId(), user.name(), user.email(), user.createdAt());
        }
    }

    /**
     * The schemas {@code ApiKey} and, with the key itself, {@code CreatedApiKey}.
     *
     * @param key the key itself; absent in every answer but the one that tells of its making
     */
    record KeyBody(
            UUID id,
            String recordType,
            UUID accountId,
            UUID userId,
            String name,
            String prefix,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String key) {

        static KeyBody of(ApiKey key) {
            return of(key, null);
        }

        static KeyBody of(NewApiKey made) {
            return of(made.key(), made.secret());
        }

        private static KeyBody of(ApiKey key, @Nullable String secret) {
            return new KeyBody(
                    key.id(),
                    "api_key",
                    key.accountId(),
                    key.userId(),
                    key.name(),
                    key.prefix(),
                    key.createdAt(),
                    key.lastUsedAt(),
                    key.revokedAt(),
                    secret);
        }

        @Override
        public String toString() {
            return "KeyBody[id=" + id + "]";
        }
    }
}
