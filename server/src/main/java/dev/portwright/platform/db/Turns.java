package dev.portwright.platform.db;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to have a connection. Those who ask first come first, but an account that has its share already lets
 * others pass: however many requests of one account wait for a row, there are connections for everybody else. What is
 * done for no account in particular has no share to keep to.
 */
final class Turns {
    private final int most;
    private final int share;
    private final int mostWaiting;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> queue = new ArrayDeque<>();
    private final Map<UUID, Account> accounts = new HashMap<>();
    private int held;

    /**
     * Makes the turns of a pool.
     *
     * @param most how many may have a connection at once
     * @param share how many of these may be for one account
     * @param mostWaiting how many may wait for one account
     */
    Turns(int most, int share, int mostWaiting) {
        this.most = most;
        this.share = share;
        this.mostWaiting = mostWaiting;
    }

    private static final class Account {
        private int held;
        private int waiting;
    }

    private final class Waiter {
        private final @Nullable UUID account;
        private final Condition called = lock.newCondition();
        private boolean mayGo;
        private @Nullable RefusedException refusal;

        private Waiter(@Nullable UUID account) {
            this.account = account;
        }
    }

    /**
     * Waits for a turn. Each must be given back with {@link #give}.
     *
     * @throws RefusedException when none came in time, or the waiting was ended by {@link #refuseAll}
     */
    void take(@Nullable UUID account, long nanos) throws RefusedException {
        lock.lock();
        try {
            if (mayHave(account)) {
                grant(account);
                return;
            }
            if (account != null && of(account).waiting >= mostWaiting) {
                throw tooLate(account);
            }
            await(new Waiter(account), nanos);
        } finally {
            lock.unlock();
        }
    }

    private void await(Waiter waiter, long nanos) throws RefusedException {
        queue.addLast(waiter);
        waits(waiter.account, 1);
        try {
            long left = nanos;
            while (!waiter.mayGo && waiter.refusal == null) {
                if (left <= 0) {
                    throw tooLate(waiter.account);
                }
                left = waiter.called.awaitNanos(left);
            }
            if (waiter.refusal != null) {
                throw waiter.refusal;
            }
        } catch (InterruptedException e) {
            if (waiter.mayGo) {
                release(waiter.account);
            }
            Thread.currentThread().interrupt();
            throw new RefusedException(Trouble.CROWDED, "interrupted while waiting for a connection");
        } finally {
            if (!waiter.mayGo) {
                queue.remove(waiter);
            }
            waits(waiter.account, -1);
        }
    }

    /** Gives a turn back to who waits longest of those who may have it. */
    void give(@Nullable UUID account) {
        lock.lock();
        try {
            release(account);
        } finally {
            lock.unlock();
        }
    }

    private void release(@Nullable UUID account) {
        held--;
        if (account != null) {
            Account its = of(account);
            its.held--;
            forgetIfIdle(account, its);
        }
        for (Iterator<Waiter> waiters = queue.iterator(); held < most && waiters.hasNext(); ) {
            Waiter waiter = waiters.next();
            if (waiter.refusal == null && mayHave(waiter.account)) {
                grant(waiter.account);
                waiter.mayGo = true;
                waiter.called.signal();
                waiters.remove();
            }
        }
    }

    /** Ends the waiting of all who wait now. */
    void refuseAll(Trouble trouble, String message) {
        lock.lock();
        try {
            for (Waiter waiter : queue) {
                waiter.refusal = new RefusedException(trouble, message);
                waiter.called.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many connections are in use. */
    int held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for one. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayHave(@Nullable UUID account) {
        return held < most && (account == null || of(account).held < share);
    }

    private void grant(@Nullable UUID account) {
        held++;
        if (account != null) {
            of(account).held++;
        }
    }

    private void waits(@Nullable UUID account, int more) {
        if (account != null) {
            Account its = of(account);
            its.waiting += more;
            forgetIfIdle(account, its);
        }
    }

    private Account of(UUID account) {
        return accounts.computeIfAbsent(account, any -> new Account());
    }

    private void forgetIfIdle(UUID account, Account its) {
        if (its.held == 0 && its.waiting == 0) {
            accounts.remove(account);
        }
    }

    private RefusedException tooLate(@Nullable UUID account) {
        return account != null && of(account).held >= share
                ? new RefusedException(Trouble.ACCOUNT_CROWDED, "the account uses its share of the connections")
                : new RefusedException(Trouble.CROWDED, "no connection came free in time");
    }
}
