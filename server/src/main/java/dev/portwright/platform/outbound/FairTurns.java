package dev.portwright.platform.outbound;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whose turn it is, of several who want more than there is. A turn that comes free goes to whoever has the fewest, and of
 * those to who waits longest: however much somebody wants and however long each of it takes, others wait for the next turn
 * that ends and not for all that was asked before.
 */
final class FairTurns {
    private final int most;
    private final int share;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Owner> owners = new HashMap<>();
    private int held;
    private long asked;

    /**
     * Makes the turns.
     *
     * @param most how many may be had at the same time
     * @param share how many of these by one owner
     */
    FairTurns(int most, int share) {
        this.most = most;
        this.share = share;
    }

    private static final class Owner {
        private int held;
        private final Deque<Waiter> waiting = new ArrayDeque<>();

        private long since() {
            return waiting.getFirst().number;
        }
    }

    private static final class Waiter {
        private final long number;
        private final Condition called;
        private boolean mayGo;

        private Waiter(long number, Condition called) {
            this.number = number;
            this.called = called;
        }
    }

    /** Waits for a turn, which must be given back by {@link #give}. */
    void take(UUID id) throws InterruptedException {
        lock.lock();
        try {
            Owner owner = owners.computeIfAbsent(id, first -> new Owner());
            if (held < most && owner.held < share) {
                held++;
                owner.held++;
                return;
            }
            await(id, owner);
        } finally {
            lock.unlock();
        }
    }

    private void await(UUID id, Owner owner) throws InterruptedException {
        Waiter waiter = new Waiter(asked++, lock.newCondition());
        owner.waiting.addLast(waiter);
        try {
            while (!waiter.mayGo) {
                waiter.called.await();
            }
        } catch (InterruptedException e) {
            if (waiter.mayGo) {
                release(id, owner);
            } else {
                owner.waiting.remove(waiter);
                forgetIfIdle(id, owner);
            }
            throw e;
        }
    }

    /** Gives a turn back. */
    void give(UUID id) {
        lock.lock();
        try {
            Owner owner = owners.get(id);
            if (owner == null || owner.held == 0) {
                throw new IllegalStateException("there is no turn to give back");
            }
            release(id, owner);
        } finally {
            lock.unlock();
        }
    }

    private void release(UUID id, Owner owner) {
        held--;
        owner.held--;
        // It was one turn, and before it came free nobody could have another: so one may go, or nobody.
        owners.values().stream()
                .filter(other -> !other.waiting.isEmpty() && other.held < share)
                .min(Comparator.<Owner>comparingInt(other -> other.held).thenComparingLong(Owner::since))
                .ifPresent(this::call);
        forgetIfIdle(id, owner);
    }

    private void call(Owner next) {
        Waiter waiter = next.waiting.removeFirst();
        held++;
        next.held++;
        waiter.mayGo = true;
        waiter.called.signal();
    }

    private void forgetIfIdle(UUID id, Owner owner) {
        if (owner.held == 0 && owner.waiting.isEmpty()) {
            owners.remove(id);
        }
    }

    /** How many wait for a turn. */
    int waiting() {
        lock.lock();
        try {
            return owners.values().stream()
                    .mapToInt(owner -> owner.waiting.size())
                    .sum();
        } finally {
            lock.unlock();
        }
    }
}
