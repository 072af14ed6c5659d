package dev.portwright.balance;

import dev.portwright.account.AccountLock;
import dev.portwright.account.AccountService;
import dev.portwright.account.Actor;
import dev.portwright.balance.BalanceStore.Kept;
import dev.portwright.history.AttributeChange;
import dev.portwright.history.Change;
import dev.portwright.history.History;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the balances of accounts. Each change is in the account's history. */
@ApplicationScoped
public class Balances {
    private final Db db;
    private final AccountService accounts;
    private final SharedBalances shared;
    private final Ids ids;
    private final Clock clock;

    public Balances(Db db, AccountService accounts, SharedBalances shared, Ids ids, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.shared = shared;
        this.ids = ids;
        this.clock = clock;
    }

    /** The balance of an account that there is, which may be one that it shares. */
    public Balance of(Tx tx, UUID accountId) {
        return BalanceStore.find(tx, shared.sharedWith(tx, accountId).orElse(accountId))
                .map(Kept::balance)
                .orElse(Balance.NOTHING);
    }

    Balance get(UUID accountId) {
        return db.read(tx -> of(tx, accountId));
    }

    /** @throws ApiException 404 when there is no such account */
    Balance getOfAny(UUID accountId) {
        accounts.account(accountId);
        return get(accountId);
    }

    /** Gives an account a balance to begin with, unless it has one. */
    public void ensure(Tx tx, UUID accountId, Balance balance) {
        BalanceStore.putIfMissing(tx, new Kept(ids.next(), accountId, balance, 1), clock.instant());
    }

    /**
     * Puts another balance in the place of the one that is there. The same one changes nothing.
     *
     * @throws ApiException 404 when there is no such account, 422 when it shares the balance of another one
     */
    Balance replace(UUID accountId, Balance balance, Actor actor) {
        return db.transaction(tx -> {
            if (!AccountLock.take(tx, accountId)) {
                throw AccountService.noAccount();
            }
            shared.sharedWith(tx, accountId).ifPresent(other -> {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        "The account shares the balance of the account that manages it. Set that of " + other + "."));
            });
            @Nullable Kept old = BalanceStore.find(tx, accountId).orElse(null);
            Balance before = old == null ? Balance.NOTHING : old.balance();
            if (!before.equals(balance)) {
                Kept kept = old == null
                        ? new Kept(ids.next(), accountId, balance, 1)
                        : new Kept(old.id(), accountId, balance, old.version() + 1);
                Instant now = clock.instant();
                BalanceStore.put(tx, kept, now);
                History.add(tx, change(kept, before, actor, now));
            }
            return balance;
        });
    }

    private Change change(Kept kept, Balance before, Actor actor, Instant now) {
        return new Change(
                ids.next(),
                kept.accountId(),
                new Subject(BalanceJson.RECORD_TYPE, kept.id()),
                kept.version(),
                now,
                Change.Action.UPDATED,
                actor,
                null,
                changes(before, kept.balance()));
    }

    private static List<AttributeChange> changes(Balance before, Balance after) {
        List<AttributeChange> changes = new ArrayList<>();
        compare(
                changes,
                "balance",
                before.amount().toPlainString(),
                after.amount().toPlainString());
        compare(
                changes,
                "pending",
                before.pending().toPlainString(),
                after.pending().toPlainString());
        compare(
                changes,
                "credit_limit",
                before.creditLimit().toPlainString(),
                after.creditLimit().toPlainString());
        compare(changes, "currency", before.currency(), after.currency());
        return changes;
    }

    private static void compare(List<AttributeChange> changes, String attribute, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new AttributeChange(attribute, before, after));
        }
    }
}
