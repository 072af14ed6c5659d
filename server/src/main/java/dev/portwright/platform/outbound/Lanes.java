package dev.portwright.platform.outbound;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests are under way, to each target and to all of them, and how many of these for one owner. Whoever wants
 * to send waits for the target first: what waits for a slow one takes nothing of what there is for all.
 */
final class Lanes {
    /** How many requests are under way at the same time, and how many of these for one owner. */
    static final int MOST = 500;

    static final int MOST_OF_AN_OWNER = MOST / 2;

    /** The same for one target. */
    static final int MOST_TO_A_TARGET = 64;

    static final int MOST_OF_AN_OWNER_TO_A_TARGET = MOST_TO_A_TARGET / 2;

    private final FairTurns all = new FairTurns(MOST, MOST_OF_AN_OWNER);
    private final ConcurrentMap<String, Lane> lanes = new ConcurrentHashMap<>();

    /** The turns of a target, there for as long as somebody has or wants one. */
    private static final class Lane {
        private final FairTurns turns = new FairTurns(MOST_TO_A_TARGET, MOST_OF_AN_OWNER_TO_A_TARGET);
        private final AtomicInteger users = new AtomicInteger();
    }

    /** Waits for a turn to send to the target, which must be given back by {@link #leave}. */
    void enter(UUID owner, Target target) throws InterruptedException {
        Lane lane = lanes.compute(target.origin(), (origin, known) -> used(known == null ? new Lane() : known, 1));
        try {
            lane.turns.take(owner);
            try {
                all.take(owner);
            } catch (InterruptedException e) {
                lane.turns.give(owner);
                throw e;
            }
        } catch (InterruptedException e) {
            unused(target);
            throw e;
        }
    }

    /** Gives the turn back. */
    void leave(UUID owner, Target target) {
        all.give(owner);
        Lane lane = lanes.get(target.origin());
        if (lane == null) {
            throw new IllegalStateException("there is no turn to give back");
        }
        lane.turns.give(owner);
        unused(target);
    }

    private void unused(Target target) {
        lanes.computeIfPresent(target.origin(), (origin, lane) -> {
            used(lane, -1);
            return lane.users.get() == 0 ? null : lane;
        });
    }

    private static Lane used(Lane lane, int more) {
        lane.users.addAndGet(more);
        return lane;
    }

    /** To how many targets somebody sends or wants to. */
    int targets() {
        return lanes.size();
    }
}
