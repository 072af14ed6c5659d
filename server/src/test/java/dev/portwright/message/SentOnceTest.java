package dev.portwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Smtp;
import dev.portwright.platform.db.Db;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Await;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A message goes, and goes once, whatever happens while it is sent. */
@ServerTest
class SentOnceTest extends AtTheOutbox {
    @Test
    void aConnectionThatBreaksLeavesTheRestForLater() {
        Failing sender = new Failing(() -> new MessageSender.Unreachable("broken"), "bob@example.com");
        Desk desk = desk(sender);
        desk.add(mail("ada@example.com"), mail("bob@example.com"), mail("eve@example.com"));
        desk.run();
        assertThat(sender.sent).containsExactly("ada@example.com");
        assertThat(rows()).containsExactly("waiting 0 2026-03-11T15:00:00", "waiting 0 2026-03-11T15:00:00");
        sender.failure = null;
        clock.set(jobDue());
        desk.run();
        assertThat(sender.sent).containsExactly("ada@example.com", "bob@example.com", "eve@example.com");
    }

    /** Whoever asks again at once would have it go as often as a connection breaks after the mail server has taken it. */
    @Test
    void aMessageThatMayHaveBeenTakenIsTriedAgainLaterAndLater() throws Exception {
        Failing sender = new Failing(() -> MessageSender.Unreachable.amid("broken"), "bob@example.com");
        Desk desk = desk(sender);
        desk.add(mail("bob@example.com"), mail("eve@example.com"));
        desk.run();
        assertThat(rows()).containsExactly("waiting 1 2026-03-11T15:05:00", "waiting 0 2026-03-11T15:00:00");
        assertThat(jobDue()).isEqualTo(NOW.plusSeconds(10));
        clock.set(jobDue());
        desk.run();
        assertThat(sender.sent).containsExactly("eve@example.com");
        clock.set(jobDue());
        desk.run();
        assertThat(rows()).containsExactly("waiting 2 2026-03-11T15:15:00");
        server.run("DELETE FROM outgoing_message");

        try (AnsweringServer hangingUp = new AnsweringServer(null)) {
            Desk other = desk(hangingUp.sender());
            other.add(mail("ada@example.com"));
            other.run();
            assertThat(rows()).containsExactly("waiting 1 2026-03-11T15:10:00");
        }
    }

    @Test
    void noMessageIsBegunInTheSecondHalfOfItsClaim() {
        Failing sender = new Failing(null);
        sender.meanwhile = () -> clock.advance(Duration.ofMinutes(2));
        Desk desk = desk(sender);
        desk.add(IntStream.range(0, 5)
                .mapToObj(i -> mail("ada" + i + "@example.com"))
                .toArray(NewMessage[]::new));
        desk.run();
        assertThat(sender.sent).hasSize(3);
        assertThat(rows()).containsExactly("waiting 0 2026-03-11T15:06:00", "waiting 0 2026-03-11T15:06:00");
        assertThat(jobDue()).isEqualTo(NOW.plus(Duration.ofMinutes(6)));
    }

    @Test
    void whatWasTakenIsWrittenDownOnceTheDatabaseIsThereAgain() {
        AtomicInteger failures = new AtomicInteger();
        Failing sender = new Failing(null);
        sender.meanwhile = () -> failures.set(2);
        Desk desk = new Desk(sender, Settings.Mode.DESK, new Db(failing(failures)));
        desk.add(mail("ada@example.com"));
        desk.run();
        assertThat(failures).hasValue(0);
        assertThat(sender.sent).containsExactly("ada@example.com");
        assertThat(rows()).isEmpty();
    }

    /** The database of the server, which cannot be reached the next so many times. */
    private DataSource failing(AtomicInteger failures) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConnection")
                            && failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                        throw new SQLException("the connection attempt failed", "08001");
                    }
                    return method.invoke(dataSource, arguments);
                });
    }

    /** The job would sleep until the next message that it knows, over one that was written while it looked. */
    @Test
    void aMessageThatIsWrittenWhileTheJobGoesToSleepIsSentAtOnce() throws Exception {
        Failing sender = new Failing(() -> new MessageSender.Refused(false, "mailbox full"));
        Desk desk = desk(sender);
        desk.add(mail("full@example.com"));
        desk.run();
        clock.set(NOW.plusSeconds(1));
        Thread job = db.transaction(tx -> {
            desk.outbox.add(tx, List.of(mail("ada@example.com")));
            Thread running = Thread.ofPlatform().start(desk::run);
            Await.that("the job waits for the row", this::waiting, waiting -> waiting > 0);
            return running;
        });
        job.join();
        assertThat(jobDue()).isEqualTo(NOW.plusSeconds(1));
    }

    /** How many wait to schedule a job. Asked with a connection of its own, as this thread is in a transaction. */
    private int waiting() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE '%scheduled_tasks%'""")) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatAServerHasTakenUponItselfNoOtherSendsUntilItIsTakenForDead() {
        Desk dead = desk(new Failing(() -> new AssertionError("the process dies")));
        dead.add(mail("ada@example.com"));
        try {
            dead.run();
        } catch (AssertionError e) {
            assertThat(e).hasMessage("the process dies");
        }
        Failing sender = new Failing(null);
        Desk other = desk(sender);
        other.run();
        assertThat(sender.sent).isEmpty();
        assertThat(jobDue()).isEqualTo(NOW.plus(MessageJob.CLAIM));
        clock.set(jobDue());
        other.run();
        assertThat(sender.sent).containsExactly("ada@example.com");
    }

    @Test
    void aServerThatCannotSendWhatWaitsLeavesItToOthersForThreeDays() {
        desk(new Failing(null)).add(mail("ada@example.com"));
        Desk without = new Desk(new SmtpSender((Smtp) null), Settings.Mode.DESK);
        without.run();
        assertThat(rows()).containsExactly("waiting 0 2026-03-11T15:00:00");
        assertThat(jobDue()).isEqualTo(NOW.plus(MessageJob.FOR_OTHERS));
        clock.set(NOW.plus(MessageJob.PATIENCE).plusSeconds(1));
        without.run();
        assertThat(rows()).isEmpty();
        assertThat(count("failed")).isEqualTo(1);
    }
}
