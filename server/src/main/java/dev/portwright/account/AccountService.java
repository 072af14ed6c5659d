package dev.portwright.account;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** Makes an account and, named after it, its first user. */
    public Account createAccount(String name) {
        return db.transaction(tx -> createAccount(tx, name, null));
    }

    /** The same as part of a change, for who brings the mail address of the first user if there is one. */
    public Account createAccount(Tx tx, String name, @Nullable String email) {
        Account account = new Account(ids.next(), name, clock.instant());
        AccountStore.insert(tx, account);
        AccountStore.insert(tx, new User(ids.next(), account.id(), name, email, account.createdAt()));
        return account;
    }

    /**
     * The account with this id.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account account(UUID id) {
        return db.read(tx -> AccountStore.find(tx, id).orElseThrow(AccountService::noAccount));
    }

    public Listed<Account> accounts(Page page) {
        return db.read(tx -> Listed.counted(AccountStore.list(tx, page), page, AccountStore.count(tx)));
    }

    /**
     * Adds a user to an account.
     *
     * @throws ApiException 404 when there is no such account, 422 when it has {@link #MOST_USERS}
     */
    public User createUser(UUID accountId, String name, @Nullable String email) {
        return db.transaction(tx -> {
            hold(tx, accountId);
            if (AccountStore.countUsers(tx, accountId) >= MOST_USERS) {
                throw tooMany("users", MOST_USERS);
            }
            User user = new User(ids.next(), accountId, name, email, clock.instant());
            AccountStore.insert(tx, user);
            return user;
        });
    }

    /**
     * The users of an account, newest first.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Listed<User> users(UUID accountId, Page page) {
        return db.read(tx -> {
            requireAccount(tx, accountId);
            return Listed.counted(
                    AccountStore.users(tx, accountId, page), page, AccountStore.countUsers(tx, accountId));
        });
    }

    /**
     * The mail addresses, by user id, of those of the account's users that have one.
     *
     * @param userIds may have nulls among them, and an id more than once
     */
    public Map<UUID, String> emails(Tx tx, UUID accountId, Stream<@Nullable UUID> userIds) {
        List<UUID> users = userIds.filter(Objects::nonNull).distinct().toList();
        return users.isEmpty() ? Map.of() : AccountStore.emails(tx, accountId, users);
    }

    /**
     * Makes an API key.
     *
     * @param userId the user it acts for; null means the account's first one
     * @throws ApiException 404 when there is no such account, 422 when the user is not one of it or it has
     *     {@link #MOST_KEYS}
     */
    public NewApiKey createKey(UUID accountId, String name, @Nullable UUID userId) {
        return db.transaction(tx -> createKey(tx, accountId, name, userId));
    }

    /** The same as part of a change. */
    public NewApiKey createKey(Tx tx, UUID accountId, String name, @Nullable UUID userId) {
        hold(tx, accountId);
        if (ApiKeyStore.count(tx, accountId) >= MOST_KEYS) {
            throw tooMany("keys, revoked ones among them", MOST_KEYS);
        }
        UUID user = AccountStore.user(tx, accountId, userId)
                .orElseThrow(() -> new ApiException(
                        ProblemCode.UNKNOWN_REFERENCE.at("/user_id", "The account has no user with this id.")));
        String secret = KeySecret.random("pw_");
        ApiKey key =
                new ApiKey(ids.next(), accountId, user, name, KeySecret.prefix(secret), clock.instant(), null, null);
        ApiKeyStore.insert(tx, key, KeySecret.hash(secret));
        return new NewApiKey(key, secret);
    }

    /**
     * The keys of an account, newest first, revoked ones among them.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Listed<ApiKey> keys(UUID accountId, Page page) {
        return db.read(tx -> {
            requireAccount(tx, accountId);
            return Listed.counted(ApiKeyStore.list(tx, accountId, page), page, ApiKeyStore.count(tx, accountId));
        });
    }

    /** Whether the account has, or had, a key with this id. */
    public boolean hasKey(Tx tx, UUID accountId, UUID keyId) {
        return ApiKeyStore.owner(tx, keyId).filter(accountId::equals).isPresent();
    }

    /**
     * Revokes a key for good. Revoking it again changes nothing.
     *
     * @param accountId the account it must belong to, or null for any
     * @throws ApiException 404 when there is no such account or it has no such key
     */
    public void revokeKey(@Nullable UUID accountId, UUID keyId) {
        db.transaction(tx -> {
            if (accountId != null) {
                requireAccount(tx, accountId);
            }
            boolean known = ApiKeyStore.owner(tx, keyId)
                    .filter(owner -> accountId == null || owner.equals(accountId))
                    .isPresent();
            if (!known) {
                throw new ApiException(ProblemCode.NOT_FOUND.because("There is no such API key."));
            }
            ApiKeyStore.revoke(tx, keyId, clock.instant());
            return null;
        });
    }

    /**
     * Makes sure that an account with a user and a key of given ids exists, for instances that are born with one. A key
     * that is there already gets the given secret and loses the one it had.
     *
     * @throws ApiException 422 when another key has the same secret
     */
    public void ensure(Tx tx, Account account, User user, ApiKey key, String secret) {
        AccountStore.insert(tx, account);
        AccountStore.insert(tx, user);
        ApiKey stored = new ApiKey(
                key.id(),
                key.accountId(),
                key.userId(),
                key.name(),
                KeySecret.prefix(secret),
                key.createdAt(),
                null,
                null);
        try {
            ApiKeyStore.insert(tx, stored, KeySecret.hash(secret));
        } catch (DatabaseException e) {
            if (e.violates("api_key_hash_unique")) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because("Another account uses this key already."));
            }
            throw e;
        }
    }

    /** Revokes a key if there is one with this id; else, or when it is revoked already, nothing changes. */
    public void revokeKeyIfKnown(UUID keyId) {
        db.transaction(tx -> {
            ApiKeyStore.revoke(tx, keyId, clock.instant());
            return null;
        });
    }

    /** @throws ApiException 404 when there is no such account */
    static void requireAccount(Tx tx, UUID accountId) {
        if (AccountStore.find(tx, accountId).isEmpty()) {
            throw noAccount();
        }
    }

    private static void hold(Tx tx, UUID accountId) {
        if (!AccountLock.take(tx, accountId)) {
            throw noAccount();
        }
    }

    private static ApiException tooMany(String what, int most) {
        return new ApiException(ProblemCode.UNPROCESSABLE.because("An account has at most " + most + " " + what + "."));
    }

    /** What is said of an account that there is not. */
    public static ApiException noAccount() {
        return new ApiException(ProblemCode.NOT_FOUND.because("There is no such account."));
    }
}
