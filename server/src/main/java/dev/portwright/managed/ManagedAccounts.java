package dev.portwright.managed;

import dev.portwright.account.Account;
import dev.portwright.account.AccountCare;
import dev.portwright.account.AccountLock;
import dev.portwright.account.AccountService;
import dev.portwright.account.Actor;
import dev.portwright.account.Caller;
import dev.portwright.account.ChangedBy;
import dev.portwright.account.NewApiKey;
import dev.portwright.balance.Balance;
import dev.portwright.balance.Balances;
import dev.portwright.history.AttributeChange;
import dev.portwright.history.Change.Action;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes, lists, changes, disables and enables the accounts of a manager. */
@ApplicationScoped
class ManagedAccounts {
    /** How many an account has at most, disabled ones among them. */
    static final int MOST = 1_000;

    /** How often one is changed at most. Disabling it works however often it was. */
    static final int MOST_CHANGES = 10_000;

    private static final int LONGEST_EMAIL = 255;

    private final Db db;
    private final AccountService accounts;
    private final AccountCare care;
    private final Balances balances;
    private final ManagedHistory history;
    private final Clock clock;

    ManagedAccounts(
            Db db, AccountService accounts, AccountCare care, Balances balances, ManagedHistory history, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.care = care;
        this.balances = balances;
        this.history = history;
        this.clock = clock;
    }

    /**
     * An account with its money.
     *
     * @param key its key, at the one moment when that can be seen
     */
    record Shown(
            ManagedAccount account,
            Balance balance,
            @Nullable String key) {
        @Override
        public String toString() {
            return "Shown[account=" + account + "]";
        }
    }

    /**
     * Makes an account with a key.
     *
     * @throws ApiException 403 when the caller is managed itself, 422 when it has {@link #MOST}, or one with this address
     */
    Shown create(Tx tx, Caller manager, Actor actor, NewManagedAccount wanted) {
        AccountLock.take(tx, manager.accountId());
        requireNotManaged(tx, manager.accountId());
        if (ManagedAccountStore.count(tx, manager.accountId()) >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account manages " + MOST
                    + " accounts, disabled ones among them, which is as many as it can."));
        }
        if (wanted.email() != null && ManagedAccountStore.hasEmail(tx, manager.accountId(), wanted.email())) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/email", "Another account that you manage has this address. Give another one."));
        }
        @Nullable
        String base = accounts.emails(tx, manager.accountId(), Stream.of(manager.userId()))
                .get(manager.userId());
        Account account = accounts.createAccount(tx, wanted.name(), wanted.email());
        NewApiKey key = accounts.createKey(tx, account.id(), "Made with the account", null);
        ManagedAccount made = new ManagedAccount(
                account.id(),
                manager.accountId(),
                account.name(),
                wanted.email() != null ? wanted.email() : madeUp(account.id(), base),
                wanted.allowCustomPricing(),
                wanted.rollupBilling(),
                0,
                1,
                account.createdAt(),
                account.createdAt(),
                null);
        ManagedAccountStore.insert(tx, made);
        history.add(
                tx,
                made,
                Action.CREATED,
                actor,
                List.of(
                        new AttributeChange("organization_name", null, made.organizationName()),
                        new AttributeChange("email", null, made.email()),
                        new AttributeChange("managed_account_allow_custom_pricing", null, made.allowCustomPricing()),
                        new AttributeChange("rollup_billing", null, made.rollupBilling())));
        return new Shown(made, balances.of(tx, made.id()), key.secret());
    }

    /** An address of the manager's own, told apart by the account's id; where it has none, one that reaches nobody (RFC 2606). */
    private static String madeUp(UUID id, @Nullable String managers) {
        int at = managers == null ? -1 : managers.lastIndexOf('@');
        if (managers != null && at > 0) {
            String own = managers.substring(0, at) + "+" + id + managers.substring(at);
            if (own.length() <= LONGEST_EMAIL) {
                return own;
            }
        }
        return id + "@managed.invalid";
    }

    Listed<ManagedAccount> list(UUID managerId, Query query) {
        ManagedAccountQuery wanted = ManagedAccountQuery.of(query);
        return ManagedAccountStore.list(db, managerId, wanted.filters(), wanted.order(), wanted.page());
    }

    Listed<ManagedAccount> listAll(Query query) {
        ManagedAccountQuery wanted = ManagedAccountQuery.ofOperator(query);
        return ManagedAccountStore.listAll(db, wanted.filters(), wanted.order(), wanted.page());
    }

    /** @throws ApiException 404 when the manager has no such account */
    Shown get(UUID managerId, UUID id) {
        return db.read(
                tx -> shown(tx, ManagedAccountStore.find(tx, managerId, id).orElseThrow(ManagedAccounts::notFound)));
    }

    /**
     * Changes what a manager can of an account.
     *
     * @param allow null to leave it as it is
     * @throws ApiException 404 when the manager has no such account
     */
    Shown edit(Tx tx, UUID managerId, UUID id, @Nullable Boolean allow, Actor actor) {
        ManagedAccount old = lock(tx, managerId, id);
        if (allow == null || allow == old.allowCustomPricing()) {
            return shown(tx, old);
        }
        requireMoreChanges(old);
        return kept(
                tx,
                old.allowingCustomPricing(allow, clock.instant()),
                Action.UPDATED,
                actor,
                new AttributeChange("managed_account_allow_custom_pricing", old.allowCustomPricing(), allow));
    }

    /**
     * Has the keys of an account refused.
     *
     * @throws ApiException 404 when the manager has no such account, 422 when the operator has done so already
     */
    Shown disable(Tx tx, UUID managerId, UUID id, Actor actor) {
        ManagedAccount old = lock(tx, managerId, id);
        return stands(tx, old, care.disable(tx, id, ChangedBy.manager(actor)), actor);
    }

    /**
     * Has the keys of an account let in again.
     *
     * @throws ApiException 404 when the manager has no such account, 422 when it was the operator who has them refused
     */
    Shown enable(Tx tx, UUID managerId, UUID id, Actor actor) {
        ManagedAccount old = lock(tx, managerId, id);
        if (old.disabledAt() != null) {
            requireMoreChanges(old);
        }
        return stands(tx, old, care.enable(tx, id, ChangedBy.manager(actor)), actor);
    }

    private Shown stands(Tx tx, ManagedAccount old, Account account, Actor actor) {
        @Nullable Instant since = account.suspendedAt();
        if (Objects.equals(since, old.disabledAt())) {
            return shown(tx, old);
        }
        return kept(
                tx,
                old.disabled(since, clock.instant()),
                Action.STATUS_CHANGED,
                actor,
                new AttributeChange("enabled", since != null, since == null));
    }

    private Shown kept(Tx tx, ManagedAccount changed, Action action, Actor actor, AttributeChange change) {
        ManagedAccountStore.update(tx, changed);
        history.add(tx, changed, action, actor, List.of(change));
        return shown(tx, changed);
    }

    private Shown shown(Tx tx, ManagedAccount account) {
        return new Shown(account, balances.of(tx, account.id()), null);
    }

    /** @throws ApiException 403 for an account that another one manages */
    static void requireNotManaged(Tx tx, UUID accountId) {
        if (ManagedAccountStore.isManaged(tx, accountId)) {
            throw new ApiException(ProblemCode.FORBIDDEN.because(
                    "The account is managed by another one, so it cannot manage accounts itself."));
        }
    }

    /** @throws ApiException 422 when the account was changed as often as it can be */
    static void requireMoreChanges(ManagedAccount account) {
        if (account.version() >= MOST_CHANGES) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account was changed " + MOST_CHANGES
                    + " times, which is as often as it can be. It can still be disabled."));
        }
    }

    /** @throws ApiException 404 when the manager has no such account */
    static ManagedAccount lock(Tx tx, UUID managerId, UUID id) {
        return ManagedAccountStore.lock(tx, managerId, id).orElseThrow(ManagedAccounts::notFound);
    }

    private static ApiException notFound() {
        return new ApiException(ProblemCode.NOT_FOUND.in("id", "There is no managed account with this id."));
    }
}
