package dev.portwright.sandbox.fault;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.TurnableClock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The faults of all accounts. Where nobody has any, which is nearly always, that is known at no cost. */
@Singleton
class FaultBook {
    /** How many accounts may have faults at a time. */
    static final int MOST = 1_000;

    private final TurnableClock machine;
    private volatile @Nullable Map<UUID, AccountFaults> all;

    FaultBook(TurnableClock machine) {
        this.machine = machine;
    }

    /** What goes wrong for the account; null when nothing does. */
    @Nullable
    AccountFaults of(UUID accountId) {
        Map<UUID, AccountFaults> known = all;
        AccountFaults faults = known == null ? null : known.get(accountId);
        return faults == null || faults.isOver(machine.systemTime()) ? null : faults;
    }

    /**
     * Has this go wrong for the account, and nothing else any more.
     *
     * @throws ApiException 422 when as many other accounts have faults as may
     */
    synchronized void put(UUID accountId, AccountFaults faults) {
        Map<UUID, AccountFaults> changed = without(accountId);
        if (!faults.isEmpty()) {
            if (changed.size() >= MOST) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                        MOST + " accounts have faults, which is as many as may. End those of another one first."));
            }
            changed.put(accountId, faults);
        }
        all = changed.isEmpty() ? null : Map.copyOf(changed);
    }

    /** Has nothing go wrong for the account any more; says whether something did. */
    synchronized boolean end(UUID accountId) {
        boolean had = of(accountId) != null;
        put(accountId, AccountFaults.NONE);
        return had;
    }

    /** What the other accounts have that is not over. */
    private Map<UUID, AccountFaults> without(UUID accountId) {
        Map<UUID, AccountFaults> known = all;
        Map<UUID, AccountFaults> others = new HashMap<>();
        Instant now = machine.systemTime();
        if (known != null) {
            known.forEach((account, faults) -> {
                if (!account.equals(accountId) && !faults.isOver(now)) {
                    others.put(account, faults);
                }
            });
        }
        return others;
    }
}
