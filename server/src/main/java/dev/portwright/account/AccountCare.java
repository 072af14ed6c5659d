package dev.portwright.account;

import dev.portwright.account.AccountChange.Kind;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Renames, suspends and resumes accounts, each change with its entry in the account's history. What changes nothing
 * writes nothing. A suspended account's keys are refused by every server within {@link Authenticator#BELIEVED}; its
 * orders go on, since behind them are people's numbers.
 */
@ApplicationScoped
public class AccountCare {
    private final Db db;
    private final Ids ids;
    private final Clock clock;

    public AccountCare(Db db, Ids ids, Clock clock) {
        this.db = db;
        this.ids = ids;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface Change {
        /** The changed account, or the same one when there is nothing to change. */
        Account of(Account account, Instant now);
    }

    /**
     * Gives an account another name.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account rename(UUID id, String name, ChangedBy by) {
        return change(
                id,
                Kind.RENAMED,
                name,
                by,
                (account, now) -> account.name().equals(name)
                        ? account
                        : new Account(
                                id, name, account.createdAt(), account.suspendedAt(), account.suspensionReason()));
    }

    /**
     * Suspends an account. One that is suspended stays as it is.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account suspend(UUID id, @Nullable String reason, ChangedBy by) {
        return change(
                id,
                Kind.SUSPENDED,
                reason,
                by,
                (account, now) -> account.suspendedAt() != null
                        ? account
                        : new Account(id, account.name(), account.createdAt(), now, reason));
    }

    /**
     * Ends a suspension, if there is one.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account resume(UUID id, @Nullable String reason, ChangedBy by) {
        return change(
                id,
                Kind.RESUMED,
                reason,
                by,
                (account, now) ->
                        account.suspendedAt() == null ? account : new Account(id, account.name(), account.createdAt()));
    }

    /**
     * What was done to an account, newest first.
     *
     * @throws ApiException 404 when there is no such account
     */
    Listed<AccountChangeStore.NamedChange> history(UUID id, Page page) {
        return db.read(tx -> {
            AccountService.requireAccount(tx, id);
            return Listed.counted(AccountChangeStore.list(tx, id, page), page, AccountChangeStore.count(tx, id));
        });
    }

    private Account change(UUID id, Kind kind, @Nullable String detail, ChangedBy by, Change change) {
        return db.transaction(tx -> {
            Account before = AccountStore.lock(tx, id).orElseThrow(AccountService::noAccount);
            Instant now = clock.instant();
            Account after = change.of(before, now);
            if (!after.equals(before)) {
                keep(tx, after, new AccountChange(ids.next(), id, kind, detail, by, now));
            }
            return after;
        });
    }

    private static void keep(Tx tx, Account account, AccountChange change) {
        AccountStore.update(tx, account);
        AccountChangeStore.insert(tx, change);
    }
}
