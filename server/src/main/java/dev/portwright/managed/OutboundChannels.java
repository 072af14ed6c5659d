package dev.portwright.managed;

import dev.portwright.account.AccountLock;
import dev.portwright.account.AccountService;
import dev.portwright.account.Actor;
import dev.portwright.history.AttributeChange;
import dev.portwright.history.Change;
import dev.portwright.history.History;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.id.Subject;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How many outbound channels a manager has to hand out, and to which of its accounts it has. The numbers are kept and add up;
 * no call goes by them, since none goes through this product.
 */
@ApplicationScoped
class OutboundChannels {
    /** How many an account has to hand out unless the operator has said otherwise. */
    static final int USUAL = 1_000;

    private static final String POOL = "outbound_channel_pool";

    private final Db db;
    private final AccountService accounts;
    private final ManagedHistory history;
    private final Ids ids;
    private final Clock clock;

    OutboundChannels(Db db, AccountService accounts, ManagedHistory history, Ids ids, Clock clock) {
        this.db = db;
        this.accounts = accounts;
        this.history = history;
        this.ids = ids;
        this.clock = clock;
    }

    /** How many there are to be handed out, and how many of them are. */
    record Pool(int channels, long handedOut) {}

    /** @throws ApiException 403 when the account is managed itself */
    Pool ofManager(UUID managerId) {
        return db.read(tx -> {
            ManagedAccounts.requireNotManaged(tx, managerId);
            return pool(tx, managerId);
        });
    }

    /** @throws ApiException 404 when there is no such account */
    Pool ofAny(UUID accountId) {
        accounts.account(accountId);
        return db.read(tx -> pool(tx, accountId));
    }

    /**
     * Hands out so many channels to an account in all. The manager's lock puts those who hand out one after the other.
     *
     * @throws ApiException 404 when the manager has no such account, 422 when there are not that many left
     */
    ManagedAccount handOut(Tx tx, UUID managerId, UUID id, CheckedBody body, Actor actor) {
        AccountLock.take(tx, managerId);
        ManagedAccount old = ManagedAccounts.lock(tx, managerId, id);
        Problems problems = Problems.startingWith(body.problems());
        int wanted = body.usable().path("channel_limit").asInt(old.channelLimit());
        Pool pool = pool(tx, managerId);
        long others = pool.handedOut() - old.channelLimit();
        if (wanted > old.channelLimit() && others + wanted > pool.channels()) {
            problems.add(ProblemCode.OUT_OF_RANGE.at(
                    "/channel_limit",
                    "You have " + pool.channels() + " channels to hand out, of which your other accounts have " + others
                            + ". Give at most " + Math.max(0, pool.channels() - others) + "."));
        }
        problems.throwIfAny();
        if (wanted == old.channelLimit()) {
            return old;
        }
        ManagedAccounts.requireMoreChanges(old);
        ManagedAccount changed = old.limitedTo(wanted, clock.instant());
        ManagedAccountStore.update(tx, changed);
        history.add(
                tx,
                changed,
                Change.Action.UPDATED,
                actor,
                List.of(new AttributeChange("channel_limit", old.channelLimit(), wanted)));
        return changed;
    }

    /**
     * Says how many channels an account has to hand out. What it has handed out stays, even when it is more.
     *
     * @throws ApiException 404 when there is no such account
     */
    Pool provide(UUID accountId, int channels, Actor actor) {
        return db.transaction(tx -> {
            if (!AccountLock.take(tx, accountId)) {
                throw AccountService.noAccount();
            }
            Pool old = pool(tx, accountId);
            if (old.channels() != channels) {
                Instant now = clock.instant();
                ChannelPoolStore.Kept kept = ChannelPoolStore.put(tx, ids.next(), accountId, channels, now);
                History.add(
                        tx,
                        new Change(
                                ids.next(),
                                accountId,
                                new Subject(POOL, kept.id()),
                                kept.version(),
                                now,
                                Change.Action.UPDATED,
                                actor,
                                null,
                                List.of(new AttributeChange(
                                        "allocatable_global_outbound_channels", old.channels(), channels))));
            }
            return new Pool(channels, old.handedOut());
        });
    }

    /** Deletes some of what is kept of an account's channels; false when there is nothing left. */
    static boolean emptySome(Tx tx, UUID accountId, int most) {
        return History.forgetSome(tx, accountId, POOL, most) || ChannelPoolStore.delete(tx, accountId);
    }

    private static Pool pool(Tx tx, UUID accountId) {
        return new Pool(
                ChannelPoolStore.channels(tx, accountId).orElse(USUAL), ManagedAccountStore.channels(tx, accountId));
    }
}
