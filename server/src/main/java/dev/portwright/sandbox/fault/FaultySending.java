package dev.portwright.sandbox.fault;

import dev.portwright.platform.outbound.Answer;
import dev.portwright.platform.outbound.Outcome;
import dev.portwright.platform.outbound.Target;
import dev.portwright.sandbox.fault.SendingFault.Kind;
import dev.portwright.webhook.SendingFaults;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has webhooks go wrong on their way as their account wants it. */
@Singleton
class FaultySending implements SendingFaults {
    /** After which nobody waits for an answer any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final FaultBook book;

    FaultySending(FaultBook book) {
        this.book = book;
    }

    @Override
    public Way way(UUID accountId, String url, int attempt) {
        AccountFaults faults = book.of(accountId);
        Target target = faults == null ? null : Target.parse(url).orElse(null);
        return faults == null || target == null ? Way.STRAIGHT : way(faults.webhooks(), target, attempt);
    }

    /** All latencies count together, the longest of them; of the others the first that strikes. */
    private static Way way(List<SendingFault> faults, Target target, int attempt) {
        int latency = 0;
        @Nullable Kind kind = null;
        for (SendingFault fault : faults) {
            boolean matters = fault.isAbout(target, attempt) && (fault.kind() == Kind.LATENCY || kind == null);
            if (matters && fault.strikes().next()) {
                kind = fault.kind() == Kind.LATENCY ? kind : fault.kind();
                latency = fault.delayMs() == null ? latency : Math.max(latency, fault.delayMs());
            }
        }
        Duration pause = Duration.ofMillis(latency);
        @Nullable Kind struck = kind;
        return pause.isZero() && struck == null
                ? Way.STRAIGHT
                : send -> {
                    rest(pause);
                    return struck == null ? send.get() : go(struck, send);
                };
    }

    private static Answer go(Kind kind, Supplier<Answer> send) {
        return switch (kind) {
            case LATENCY -> send.get();
            case ERROR -> none(Outcome.BROKEN, "A fault of this sandbox kept it from being sent.");
            case OUT_OF_ORDER -> none(Outcome.BROKEN, "A fault of this sandbox held it back.");
            case DROP -> {
                rest(PATIENCE);
                yield none(Outcome.TIMED_OUT, "A fault of this sandbox lost it on its way.");
            }
            case DROP_ANSWER -> {
                var _ = send.get();
                yield none(Outcome.BROKEN, "A fault of this sandbox lost the answer.");
            }
            case DUPLICATE -> {
                Answer first = send.get();
                var _ = send.get();
                yield first;
            }
        };
    }

    private static Answer none(Outcome outcome, String detail) {
        return new Answer(outcome, 0, List.of(), "", false, detail);
    }

    private static void rest(Duration pause) {
        if (!pause.isZero()) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a webhook was held up", e);
            }
        }
    }
}
