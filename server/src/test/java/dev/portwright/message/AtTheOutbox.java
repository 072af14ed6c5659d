package dev.portwright.message;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Smtp;
import dev.portwright.platform.config.Settings.Smtp.Security;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.job.Job;
import dev.portwright.platform.job.JobSchedulerSwitch;
import dev.portwright.platform.job.Jobs;
import dev.portwright.testing.TestClock;
import dev.portwright.testing.TestServer;
import dev.portwright.testing.TestSettings;
import dev.portwright.testkit.Tenant;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Outboxes of a desk and jobs that empty them, made here for a mail server of the test and others that fail; database,
 * jobs and clock are those of the server under test, which itself sends nothing.
 */
abstract class AtTheOutbox {
    static final Instant NOW = Instant.parse("2026-03-11T15:00:00Z");
    static final String FROM = "Desk Zürich <porting@desk.example>";

    @Inject
    TestServer server;

    @Inject
    TestClock clock;

    @Inject
    Clock serverClock;

    @Inject
    Db db;

    @Inject
    Jobs jobs;

    @Inject
    JobSchedulerSwitch scheduler;

    @Inject
    Ids ids;

    @Inject
    DataSource dataSource;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    Tenant tenant;

    @BeforeEach
    void start() {
        clock.set(NOW);
        // The server under test sends nothing, and would take the job for its own.
        scheduler.stop();
        mailServer.start();
        tenant = server.tenant();
        server.run("DELETE FROM outgoing_message");
    }

    @AfterEach
    void stop() {
        mailServer.stop();
        server.run("DELETE FROM outgoing_message");
        server.run("DELETE FROM scheduled_tasks WHERE task_name = 'message'");
        clock.release();
        scheduler.start();
    }

    NewMessage mail(String address) {
        return new NewMessage(tenant.accountId(), Medium.EMAIL, address, null, "Hello", "Hello");
    }

    double count(String outcome) {
        return meters.counter("portwright.messages", "outcome", outcome).count();
    }

    int port() {
        return mailServer.getSmtp().getPort();
    }

    SmtpSender smtp() {
        return new SmtpSender(new Smtp("127.0.0.1", port(), Security.STARTTLS_IF_OFFERED, null, null, FROM));
    }

    Desk desk(MessageSender sender) {
        return new Desk(sender, Settings.Mode.DESK);
    }

    /** Status, tries and time of the next try of each message. */
    List<String> rows() {
        return server.rows("""
                SELECT concat_ws(' ', status, tries, to_char(next_try_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'))
                FROM outgoing_message ORDER BY id""");
    }

    Instant jobDue() {
        return Instant.parse(server.rows("""
                        SELECT to_char(execution_time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        FROM scheduled_tasks WHERE task_name = 'message'""").getFirst());
    }

    /** An outbox and the job that empties it. */
    final class Desk {
        final Outbox outbox;
        final MessageJob job;

        Desk(MessageSender sender, Settings.Mode mode) {
            this(sender, mode, db);
        }

        Desk(MessageSender sender, Settings.Mode mode, Db database) {
            Settings settings = TestSettings.of(mode, null);
            Senders senders = new Senders(List.of(sender));
            MessageMetrics metrics = new MessageMetrics(meters);
            this.outbox = new Outbox(senders, metrics, jobs, ids, serverClock, settings);
            this.job = new MessageJob(database, senders, jobs, serverClock, metrics, settings);
        }

        /** How many were left out because so many wait. */
        int add(NewMessage... messages) {
            return db.transaction(tx -> outbox.add(tx, List.of(messages)));
        }

        void run() {
            job.run(new Job(MessageJob.KIND, MessageJob.ID, clock.instant()));
        }
    }

    /** Fails for an address, or for all, as long as it is told to. */
    static final class Failing implements MessageSender {
        final List<String> sent = Collections.synchronizedList(new ArrayList<>());
        private final @Nullable String address;

        @Nullable
        Supplier<? extends Throwable> failure;

        Runnable meanwhile = () -> {};

        Failing(@Nullable Supplier<? extends Throwable> failure) {
            this(failure, null);
        }

        Failing(@Nullable Supplier<? extends Throwable> failure, @Nullable String address) {
            this.failure = failure;
            this.address = address;
        }

        @Override
        public Medium medium() {
            return Medium.EMAIL;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public Line open() {
            return new Line() {
                @Override
                public void send(Message message) {
                    var told = failure;
                    if (told != null && (address == null || address.equals(message.recipient()))) {
                        switch (told.get()) {
                            case RuntimeException e -> throw e;
                            case Error e -> throw e;
                            case Throwable e -> throw new IllegalStateException(e);
                        }
                    }
                    sent.add(message.recipient());
                    meanwhile.run();
                }

                @Override
                public void close() {}
            };
        }
    }
}
