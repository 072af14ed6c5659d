package dev.portwright.message;

import dev.portwright.message.MessageSender.Refused;
import dev.portwright.message.MessageSender.Unreachable;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.db.DatabaseException;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.job.Bell;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobOutside;
import dev.portwright.platform.job.Jobs;
import dev.portwright.platform.job.StandingJob;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages that are due. There is one such job, however many messages wait, and a server does it on one thread
 * at a time: a mail server that hangs keeps no other jobs waiting. What is due is claimed before it is sent and ended when
 * it was taken, however long the database is in trouble; no message is begun in the second half of its claim. So a message
 * goes twice only when a process ends, or the connection breaks, in between.
 */
@ApplicationScoped
class MessageJob implements JobOutside {
    static final String KIND = "message";
    static final UUID ID = StandingJob.ID;

    /** How many messages go on one connection before other jobs have their turn. */
    static final int AT_ONCE = 20;

    /** What one server has claimed is taken by another after this time. */
    static final Duration CLAIM = Duration.ofMinutes(10);

    /** Nothing is begun after this: it could last until another server takes what was claimed. */
    static final Duration ENOUGH = CLAIM.dividedBy(2);

    /** A message is given up when it could not be sent for so long. */
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Logger LOG = Logger.getLogger(MessageJob.class);
    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final Duration DATABASE_PAUSE = Duration.ofMillis(200);

    /** How often a server looks that cannot send what waits. */
    static final Duration FOR_OTHERS = Duration.ofMinutes(1);

    private final Db db;
    private final Senders senders;
    private final Jobs jobs;
    private final Clock clock;
    private final MessageMetrics metrics;
    private final boolean kept;
    private final ReentrantLock sending = new ReentrantLock();
    private final Outages outages = new Outages();
    private volatile boolean stopped;

    MessageJob(Db db, Senders senders, Jobs jobs, Clock clock, MessageMetrics metrics, Settings settings) {
        this.db = db;
        this.senders = senders;
        this.jobs = jobs;
        this.clock = clock;
        this.metrics = metrics;
        this.kept = settings.sandbox();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Job job) {
        if (!sending.tryLock()) {
            comeBack(tx -> Optional.of(clock.instant().plus(SHORTLY)));
            return;
        }
        try {
            for (Medium medium : Medium.values()) {
                senders.of(medium).ifPresentOrElse(this::sendIfUsable, () -> giveUpOld(medium));
            }
        } finally {
            sending.unlock();
        }
        comeBack(tx -> Arrays.stream(Medium.values())
                .flatMap(medium -> nextTry(tx, medium).stream())
                .min(Comparator.naturalOrder()));
    }

    private void sendIfUsable(MessageSender sender) {
        Instant now = clock.instant();
        if (!outages.usable(sender.medium(), now).isAfter(now)) {
            sendSome(sender);
        }
    }

    /** What waits was written by a server that can send it, or could: it is left to that one for a while. */
    private void giveUpOld(Medium medium) {
        Instant now = clock.instant();
        db.longTransaction(tx -> MessageStore.claimOlder(tx, medium, now.minus(PATIENCE), now.plus(CLAIM), AT_ONCE))
                .forEach(message -> fail(message, "no server sends such messages any more"));
    }

    private void sendSome(MessageSender sender) {
        Instant now = clock.instant();
        List<Message> claimed =
                db.longTransaction(tx -> MessageStore.claim(tx, sender.medium(), now, now.plus(CLAIM), AT_ONCE));
        List<Message> left = new ArrayList<>(claimed);
        if (left.isEmpty()) {
            return;
        }
        try (MessageSender.Line line = sender.open()) {
            while (!left.isEmpty() && !stopped && clock.instant().isBefore(now.plus(ENOUGH))) {
                send(line, left.getFirst());
                left.removeFirst();
            }
            outages.ended(sender.medium());
        } catch (Unreachable e) {
            outages.begun(sender.medium(), clock.instant(), e);
            if (e.isAmid()) {
                tryLater(left.removeFirst(), e.reason());
            }
        }
        giveBack(left);
    }

    private void send(MessageSender.Line line, Message message) {
        try {
            line.send(message);
            metrics.sent();
            end(message, Message.Status.SENT);
        } catch (Refused e) {
            if (e.isForGood()) {
                fail(message, e.reason());
            } else {
                tryLater(message, e.reason());
            }
        }
    }

    /** It was not taken, or may have been: in either case it would be wrong to ask again at once. */
    private void tryLater(Message message, String reason) {
        Instant nextTry = clock.instant().plus(pause(message.tries()));
        if (isOld(message, nextTry)) {
            fail(message, reason);
            return;
        }
        metrics.putOff();
        LOG.warnf(
                "Message %s of account %s was not sent, %d times by now: %s. It is tried again at %s.",
                message.id(), message.accountId(), message.tries(), reason, nextTry);
        write(tx -> MessageStore.putOff(tx, message.id(), nextTry));
    }

    /** Those that could not be tried, for lack of a connection, wait on, unless they have done so for too long. */
    private void giveBack(List<Message> messages) {
        Instant now = clock.instant();
        List<UUID> young = new ArrayList<>();
        for (Message message : messages) {
            if (isOld(message, now)) {
                fail(message, "the server that takes such messages could not be reached");
            } else {
                young.add(message.id());
            }
        }
        if (!young.isEmpty()) {
            write(tx -> MessageStore.giveBack(tx, young, now));
        }
    }

    private static boolean isOld(Message message, Instant at) {
        return at.isAfter(message.createdAt().plus(PATIENCE));
    }

    private void fail(Message message, String reason) {
        metrics.failed();
        LOG.warnf(
                "Message %s of account %s is given up, after %d tries: %s.",
                message.id(), message.accountId(), message.tries(), reason);
        end(message, Message.Status.FAILED);
    }

    private void end(Message message, Message.Status status) {
        write(tx -> {
            if (kept) {
                MessageStore.end(tx, message.id(), status);
            } else {
                MessageStore.delete(tx, message.id());
            }
        });
    }

    /**
     * Writes down what has become of messages; as long as the database is in trouble, again and again. Whatever is not
     * written down is done once more when the claim is over.
     */
    private void write(Consumer<Tx> work) {
        while (true) {
            try {
                db.<@Nullable Void>longTransaction(tx -> {
                    work.accept(tx);
                    return null;
                });
                return;
            } catch (DatabaseException e) {
                if (e.trouble() == null || stopped || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            Bell.rest(DATABASE_PAUSE);
        }
    }

    /** Five minutes, doubled by each try before the last one, up to some five hours. */
    static Duration pause(int tries) {
        return Duration.ofMinutes(5L << Math.min(tries - 1, 6));
    }

    private Optional<Instant> nextTry(Tx tx, Medium medium) {
        Instant now = clock.instant();
        Instant usable = senders.of(medium).isPresent() ? outages.usable(medium, now) : now.plus(FOR_OTHERS);
        return MessageStore.nextTry(tx, medium).map(due -> due.isAfter(usable) ? due : usable);
    }

    /** Whoever adds a message meanwhile has the job done anew as well. */
    private void comeBack(Db.Work<Optional<Instant>> at) {
        write(tx -> jobs.scheduleAnew(tx, KIND, ID, () -> at.run(tx)));
    }
}
