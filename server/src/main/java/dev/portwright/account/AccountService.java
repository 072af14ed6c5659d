package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and lists accounts, users and API keys. Used by the operator API and the command line. */
@ApplicationScoped
public class AccountService {
    /** How many users an account has at most. */
    static final int MOST_USERS = 10_000;

    /** How many keys an account has at most, those that are revoked among them: they stay in its list. */
    static final int MOST_KEYS = 10_000;

    private final Db db;
    private final Ids ids;
    private final Clock clock;

    public AccountService(Db db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    /** One page of a list and how long the whole list is. */
    public record Listed<T>(List<T> entries, long total) {}

    /** Makes an account and, named after it, its first user. */
    public Account createAccount(String name) {
        return db.transaction(connection -> {
            Account account = new Account(ids.next(), name, clock.instant());
            AccountStore.insert(connection, account);
            AccountStore.insert(connection, new User(ids.next(), account.id(), name, null, account.createdAt()));
            return account;
        });
    }

    /**
     * The account with this id.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account account(UUID id) {
        return db.read(connection -> AccountStore.find(connection, id).orElseThrow(AccountService::noAccount));
    }

    public Listed<Account> accounts(Page page) {
        return db.read(connection -> new Listed<>(AccountStore.list(connection, page), AccountStore.count(connection)));
    }

    /**
     * Adds a user to an account.
     *
     * @throws ApiException 404 when there is no such account, 422 when it has {@link #MOST_USERS}
     */
    public User createUser(UUID accountId, String name, @Nullable String email) {
        return db.transaction(connection -> {
            hold(connection, accountId);
            if (AccountStore.countUsers(connection, accountId) >= MOST_USERS) {
                throw tooMany("users", MOST_USERS);
            }
            User user = new User(ids.next(), accountId, name, email, clock.instant());
            AccountStore.insert(connection, user);
            return user;
        });
    }

    /**
     * The users of an account, newest first.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Listed<User> users(UUID accountId, Page page) {
        account(accountId);
        return db.read(connection -> new Listed<>(
                AccountStore.users(connection, accountId, page), AccountStore.countUsers(connection, accountId)));
    }

    /** The mail addresses, by user id, of those of the account's users that have one. */
    public Map<UUID, String> emails(UUID accountId, Collection<UUID> userIds) {
        return userIds.isEmpty()
                ? Map.of()
                : db.read(connection -> AccountStore.emails(connection, accountId, userIds));
    }

    /**
     * Makes an API key.
     *
     * @param userId the user it acts for; null means the account's first one
     * @throws ApiException 404 when there is no such account, 422 when the user is not one of it or it has
     *     {@link #MOST_KEYS}
     */
    public NewApiKey createKey(UUID accountId, String name, @Nullable UUID userId) {
        return db.transaction(connection -> {
            hold(connection, accountId);
            if (ApiKeyStore.count(connection, accountId) >= MOST_KEYS) {
                throw tooMany("keys, revoked ones among them", MOST_KEYS);
            }
            UUID user = AccountStore.user(connection, accountId, userId)
                    .orElseThrow(() -> new ApiException(
                            ProblemCode.UNKNOWN_REFERENCE.at("/user_id", "The account has no user with this id.")));
            String secret = KeySecret.random();
            ApiKey key = new ApiKey(
                    ids.next(), accountId, user, name, KeySecret.prefix(secret), clock.instant(), null, null);
            ApiKeyStore.insert(connection, key, KeySecret.hash(secret));
            return new NewApiKey(key, secret);
        });
    }

    /**
     * The keys of an account, newest first, revoked ones among them.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Listed<ApiKey> keys(UUID accountId, Page page) {
        account(accountId);
        return db.read(connection ->
                new Listed<>(ApiKeyStore.list(connection, accountId, page), ApiKeyStore.count(connection, accountId)));
    }

    /**
     * Revokes a key for good. Revoking it again changes nothing.
     *
     * @param accountId the account it must belong to, or null for any
     * @throws ApiException 404 when there is no such key
     */
    public void revokeKey(@Nullable UUID accountId, UUID keyId) {
        db.transaction(connection -> {
            boolean known = ApiKeyStore.owner(connection, keyId)
                    .filter(owner -> accountId == null || owner.equals(accountId))
                    .isPresent();
            if (!known) {
                throw new ApiException(ProblemCode.NOT_FOUND.because("There is no such API key."));
            }
            ApiKeyStore.revoke(connection, keyId, clock.instant());
            return null;
        });
    }

    /**
     * Makes sure that an account with a user and a key of given ids exists, for instances that are born with one. A key
     * that is there already gets the given secret and loses the one it had.
     *
     * @throws ApiException 422 when another key has the same secret
     */
    public void ensure(Account account, User user, ApiKey key, String secret) {
        try {
            db.transaction(connection -> {
                AccountStore.insert(connection, account);
                AccountStore.insert(connection, user);
                ApiKey stored = new ApiKey(
                        key.id(),
                        key.accountId(),
                        key.userId(),
                        key.name(),
                        KeySecret.prefix(secret),
                        key.createdAt(),
                        null,
                        null);
                ApiKeyStore.insert(connection, stored, KeySecret.hash(secret));
                return null;
            });
        } catch (DatabaseException e) {
            if (e.violates("api_key_hash_unique")) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("Another account uses this key already."));
            }
            throw e;
        }
    }

    /** Revokes a key if there is one with this id; else, or when it is revoked already, nothing changes. */
    public void revokeKeyIfKnown(UUID keyId) {
        db.transaction(connection -> {
            ApiKeyStore.revoke(connection, keyId, clock.instant());
            return null;
        });
    }

    private static void hold(Connection connection, UUID accountId) throws SQLException {
        if (!AccountLock.take(connection, accountId)) {
            throw noAccount();
        }
    }

    private static ApiException tooMany(String what, int most) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because("An account has at most " + most + " " + what + "."));
    }

    static ApiException noAccount() {
        return new ApiException(ProblemCode.NOT_FOUND.because("There is no such account."));
    }
}
