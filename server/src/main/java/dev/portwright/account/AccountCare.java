package dev.portwright.account;

import dev.portwright.account.AccountChange.Kind;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
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

    /**
     * Gives an account another name.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account rename(UUID id, String name, ChangedBy by) {
        return db.transaction(tx -> keep(tx, lock(tx, id), account -> account.named(name), Kind.RENAMED, name, by));
    }

    /**
     * Suspends an account. One that is suspended stays as it is, but that the operator takes over what a manager began.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account suspend(UUID id, @Nullable String reason, ChangedBy by) {
        return db.transaction(tx -> {
            Account before = lock(tx, id);
            Instant since = before.suspendedAt();
            return since != null && !before.isSuspendedByManager()
                    ? before
                    : suspended(tx, before, since == null ? clock.instant() : since, reason, by);
        });
    }

    /**
     * Ends a suspension, if there is one, whoever has begun it.
     *
     * @throws ApiException 404 when there is no such account
     */
    public Account resume(UUID id, @Nullable String reason, ChangedBy by) {
        return db.transaction(tx -> resumed(tx, lock(tx, id), reason, by));
    }

    /**
     * Suspends an account for the one that manages it, which may end that. One that is so already stays as it is.
     *
     * @throws ApiException 422 when the operator has suspended it
     */
    public Account disable(Tx tx, UUID id, ChangedBy by) {
        Account before = lock(tx, id);
        requireNotTheOperators(before, "Its keys are refused already.");
        return before.suspension() != null ? before : suspended(tx, before, clock.instant(), null, by);
    }

    /**
     * Ends what {@link #disable} began, if it has.
     *
     * @throws ApiException 422 when the operator has suspended it
     */
    public Account enable(Tx tx, UUID id, ChangedBy by) {
        Account before = lock(tx, id);
        requireNotTheOperators(before, "Ask the operator to resume it.");
        return resumed(tx, before, null, by);
    }

    /** Suspends an account that nobody manages any more, unless the operator has; ending that is the operator's from now on. */
    public void release(Tx tx, UUID id, ChangedBy by) {
        Account before = lock(tx, id);
        if (before.suspension() == null || before.isSuspendedByManager()) {
            Account.Suspension left = new Account.Suspension(clock.instant(), null, false);
            keep(tx, before, account -> account.suspended(left), Kind.SUSPENDED, null, by);
        }
    }

    private static void requireNotTheOperators(Account account, String hint) {
        if (account.suspension() != null && !account.isSuspendedByManager()) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "The operator of this server has suspended the account. " + hint));
        }
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

    private static Account lock(Tx tx, UUID id) {
        return AccountStore.lock(tx, id).orElseThrow(AccountService::noAccount);
    }

    private Account suspended(Tx tx, Account account, Instant since, @Nullable String reason, ChangedBy by) {
        Account.Suspension suspension = new Account.Suspension(since, reason, by.isManager());
        return keep(tx, account, before -> before.suspended(suspension), Kind.SUSPENDED, reason, by);
    }

    private Account resumed(Tx tx, Account account, @Nullable String reason, ChangedBy by) {
        return keep(tx, account, before -> before.suspended(null), Kind.RESUMED, reason, by);
    }

    private Account keep(
            Tx tx, Account before, UnaryOperator<Account> change, Kind kind, @Nullable String detail, ChangedBy by) {
        Account after = change.apply(before);
        if (!after.equals(before)) {
            AccountStore.update(tx, after);
            AccountChangeStore.insert(tx, new AccountChange(ids.next(), after.id(), kind, detail, by, clock.instant()));
        }
        return after;
    }
}
