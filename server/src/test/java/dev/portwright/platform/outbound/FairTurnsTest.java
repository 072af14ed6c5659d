package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who sends next when there is more to send than may be under way. */
@Timeout(20)
class FairTurnsTest {
    private static final UUID MUCH = UUID.randomUUID();
    private static final UUID MORE = UUID.randomUUID();
    private static final UUID LITTLE = UUID.randomUUID();

    private final List<UUID> went = new CopyOnWriteArrayList<>();

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2));
    }

    private Thread wants(FairTurns turns, UUID owner) {
        int before = turns.waiting();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                turns.take(owner);
                went.add(owner);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        soon().until(() -> turns.waiting() == before + 1 || !thread.isAlive());
        return thread;
    }

    private void gives(FairTurns turns, UUID owner) {
        int before = went.size();
        turns.give(owner);
        soon().until(() -> went.size() == before + 1);
    }

    private static void take(FairTurns turns, UUID owner, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            turns.take(owner);
        }
    }

    @Test
    void whoeverHasTheFewestIsNextAndOfThoseWhoeverWaitsLongest() throws Exception {
        FairTurns turns = new FairTurns(4, 4);
        take(turns, MUCH, 3);
        take(turns, MORE, 1);
        for (UUID owner : List.of(MORE, MORE, MUCH, MUCH, LITTLE, LITTLE)) {
            wants(turns, owner);
        }
        gives(turns, MUCH);
        gives(turns, MUCH);
        gives(turns, LITTLE);
        gives(turns, LITTLE);
        assertThat(went).containsExactly(LITTLE, MORE, LITTLE, MUCH);
    }

    @Test
    void nobodyHasMoreThanTheShareWhileOthersGoOn() throws Exception {
        FairTurns turns = new FairTurns(4, 2);
        take(turns, MUCH, 2);
        wants(turns, MUCH);
        assertThat(went).isEmpty();
        take(turns, LITTLE, 2);
        turns.give(LITTLE);
        assertThat(turns.waiting()).isEqualTo(1);
        gives(turns, MUCH);
        assertThat(went).containsExactly(MUCH);
    }

    @Test
    void whoeverGivesUpWaitingTakesNoTurn() throws Exception {
        FairTurns turns = new FairTurns(1, 1);
        turns.take(MUCH);
        Thread impatient = wants(turns, LITTLE);
        wants(turns, MORE);
        impatient.interrupt();
        soon().until(() -> turns.waiting() == 1);
        gives(turns, MUCH);
        assertThat(went).containsExactly(MORE);
        assertThatThrownBy(() -> turns.give(LITTLE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTargetIsForgottenWhenNobodySendsToItAnyMore() throws Exception {
        Lanes lanes = new Lanes();
        Target one = Target.parse("https://one.example/a").orElseThrow();
        Target same = Target.parse("https://one.example/b").orElseThrow();
        lanes.enter(MUCH, one);
        lanes.enter(LITTLE, same);
        lanes.enter(LITTLE, Target.parse("https://two.example/").orElseThrow());
        assertThat(lanes.targets()).isEqualTo(2);
        lanes.leave(LITTLE, one);
        assertThat(lanes.targets()).isEqualTo(2);
        lanes.leave(MUCH, same);
        assertThat(lanes.targets()).isEqualTo(1);
    }

    /** One account that waits for hundreds of slow answers does not keep another one from sending. */
    @Test
    void anOwnerHasHalfOfAllRequestsAtMost() throws Exception {
        Lanes lanes = new Lanes();
        List<Thread> threads = new ArrayList<>();
        List<UUID> under = new CopyOnWriteArrayList<>();
        for (int i = 0; i < Lanes.MOST; i++) {
            Target target = Target.parse("https://slow" + i + ".example/").orElseThrow();
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    lanes.enter(MUCH, target);
                    under.add(MUCH);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        soon().until(() -> under.size() == Lanes.MOST_OF_AN_OWNER && lanes.targets() == Lanes.MOST);
        lanes.enter(LITTLE, Target.parse("https://quick.example/").orElseThrow());
        assertThat(under).hasSize(Lanes.MOST_OF_AN_OWNER);
        threads.forEach(Thread::interrupt);
        soon().until(() -> lanes.targets() == Lanes.MOST_OF_AN_OWNER + 1);
    }
}
