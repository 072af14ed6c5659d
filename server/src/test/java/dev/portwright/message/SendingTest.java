package dev.portwright.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.config.Settings.Smtp;
import dev.portwright.platform.config.Settings.Smtp.Security;
import dev.portwright.testing.ServerTest;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of messages of a desk. */
@ServerTest
class SendingTest extends AtTheOutbox {
    @Test
    void aMailArrivesAsTextAndAsHtmlAndItsRowGoes() throws Exception {
        Desk desk = desk(smtp());
        UUID event = UUID.randomUUID();
        desk.add(new NewMessage(
                tenant.accountId(),
                Medium.EMAIL,
                "ada@example.com",
                event,
                "Zürich\nis <ported>",
                "One & two.\n\nThree"));
        String id = server.rows("SELECT id::text FROM outgoing_message").getFirst();
        assertThat(jobDue()).isEqualTo(NOW);

        desk.run();

        MimeMessage mail = received(1).getFirst();
        assertThat(mail.getHeader("Message-ID")).containsExactly("<" + id + "@desk.example>");
        assertThat(mail.getHeader("From")).containsExactly("=?UTF-8?Q?Desk_Z=C3=BCrich?= <porting@desk.example>");
        assertThat(mail.getHeader("To")).containsExactly("ada@example.com");
        assertThat(mail.getSubject()).isEqualTo("Zürich is <ported>");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .startsWith("One & two.\n\nThree\n\n--\nThis mail went to ada@example.com because");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<title>Zürich is &lt;ported&gt;</title>", "<p>One &amp; two.</p>", "<p>Three</p>");
        assertThat(server.rows("SELECT id::text FROM outgoing_message")).isEmpty();
        assertThat(meters.counter("portwright.messages", "outcome", "sent").count())
                .isEqualTo(1);
    }

    @Test
    void moreThanGoAtOnceGoOneAfterTheOther() {
        Desk desk = desk(smtp());
        desk.add(IntStream.range(0, MessageJob.AT_ONCE + 5)
                .mapToObj(i -> mail("ada" + i + "@example.com"))
                .toArray(NewMessage[]::new));
        desk.run();
        assertThat(jobDue()).isEqualTo(NOW);
        assertThat(mailServer.getReceivedMessages()).hasSize(MessageJob.AT_ONCE);
        desk.run();
        assertThat(mailServer.getReceivedMessages()).hasSize(MessageJob.AT_ONCE + 5);
        assertThat(server.rows("SELECT id::text FROM outgoing_message")).isEmpty();
    }

    @Test
    void aServerThatWantsAUserGetsOne() {
        mailServer.setUser("porting@desk.example", "porting", "secret");
        Smtp smtp = new Smtp("127.0.0.1", port(), Security.NONE, "porting", "secret", FROM);
        Desk desk = desk(new SmtpSender(smtp));
        desk.add(mail("ada@example.com"));
        desk.run();
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothingGoesInClearWhereTlsIsNeeded() {
        Smtp smtp = new Smtp("127.0.0.1", port(), Security.STARTTLS, "porting", "secret", FROM);
        Desk desk = desk(new SmtpSender(smtp));
        desk.add(mail("ada@example.com"));
        desk.run();
        assertThat(mailServer.getReceivedMessages()).isEmpty();
        assertThat(rows()).containsExactly("waiting 0 2026-03-11T15:00:00");
        assertThat(jobDue()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void whileTheMailServerIsAwayMessagesWaitAndItIsAskedLessAndLess() {
        int port = port();
        mailServer.stop();
        Desk desk = desk(new SmtpSender(new Smtp("127.0.0.1", port, Security.NONE, null, null, FROM)));
        desk.add(mail("ada@example.com"), mail("bob@example.com"));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            desk.run();
            pauses.add(Duration.between(clock.instant(), jobDue()).toSeconds());
            clock.advance(Duration.ofSeconds(1));
            desk.run();
            clock.set(jobDue());
        }
        assertThat(pauses).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 640L, 640L, 640L);
        assertThat(rows()).hasSize(2).allMatch(row -> row.startsWith("waiting 0 "));

        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        desk.run();
        assertThat(again.getReceivedMessages()).hasSize(2);
        again.stop();
    }

    @Test
    void aMessageThatCouldNotBeSentForThreeDaysIsGivenUp() {
        Failing sender = new Failing(() -> new MessageSender.Unreachable("away"));
        Desk desk = desk(sender);
        desk.add(mail("ada@example.com"));
        clock.set(NOW.plus(MessageJob.PATIENCE));
        desk.run();
        assertThat(rows()).hasSize(1);
        clock.advance(Duration.ofSeconds(10));
        desk.run();
        assertThat(rows()).isEmpty();
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void whatIsRefusedForGoodIsGivenUpAndTheOthersGo() {
        Failing sender = new Failing(() -> new MessageSender.Refused(true, "no such mailbox"), "nobody@example.com");
        Desk desk = desk(sender);
        desk.add(mail("ada@example.com"), mail("nobody@example.com"), mail("bob@example.com"));
        desk.run();
        assertThat(sender.sent).containsExactlyInAnyOrder("ada@example.com", "bob@example.com");
        assertThat(rows()).isEmpty();
        assertThat(count("failed")).isEqualTo(1);
        assertThat(count("sent")).isEqualTo(2);
    }

    @Test
    void whatIsRefusedForNowIsTriedAgainLaterAndLater() {
        Failing sender = new Failing(() -> new MessageSender.Refused(false, "mailbox full"));
        Desk desk = desk(sender);
        desk.add(mail("ada@example.com"));
        List<Long> pauses = new ArrayList<>();
        while (!rows().isEmpty()) {
            desk.run();
            if (!rows().isEmpty()) {
                pauses.add(Duration.between(clock.instant(), jobDue()).toMinutes());
                clock.set(jobDue());
            }
        }
        assertThat(pauses.subList(0, 8)).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 320L);
        assertThat(clock.instant()).isBetween(NOW.plus(Duration.ofHours(66)), NOW.plus(MessageJob.PATIENCE));
        assertThat(count("failed")).isEqualTo(1);
        assertThat(count("put_off")).isEqualTo(pauses.size());
    }

    @Test
    void theMailServersAnswersAreToldApart() throws Exception {
        try (AnsweringServer answering = new AnsweringServer("550 5.1.1 No such mailbox")) {
            Desk desk = desk(answering.sender());
            desk.add(mail("ada@example.com"));
            desk.run();
            assertThat(rows()).isEmpty();
            assertThat(count("failed")).isEqualTo(1);
        }
        try (AnsweringServer answering = new AnsweringServer("452 4.2.2 Mailbox full")) {
            Desk desk = desk(answering.sender());
            desk.add(mail("ada@example.com"));
            desk.run();
            assertThat(rows()).containsExactly("waiting 1 2026-03-11T15:05:00");
        }
    }

    @Test
    void whatOthersWroteIsNoHeaderOfAMailAndNoOtherRecipient() throws Exception {
        Desk desk = desk(smtp());
        desk.add(
                new NewMessage(
                        tenant.accountId(),
                        Medium.EMAIL,
                        "ada@example.com",
                        null,
                        "Hello\r\nBcc: eve@example.com\r\n\r\n{subject} <b>\u2028x\u0085y",
                        "\r\n.\r\nRCPT TO:<eve@example.com>\r\n{recipient}"),
                mail("ada@example.com\r\nBcc: eve@example.com"),
                mail("ada@example.com, eve@example.com"),
                mail("bob@example.com>\r\nRCPT TO:<eve@example.com"));
        desk.run();
        MimeMessage mail = received(1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: eve@example.com {subject} <b> x\u0085y");
        assertThat(mail.getAllRecipients()).extracting(Address::toString).containsExactly("ada@example.com");
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(Header::getName)
                .doesNotContain("Bcc");
        assertThat(((MimeMultipart) mail.getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString())
                .contains("RCPT TO:<eve@example.com>", "{recipient}");
        assertThat(count("failed")).isEqualTo(3);
    }

    @Test
    void ofAnAccountAThousandMessagesWaitAndFurtherOnesAreLeftOut() {
        Desk desk = desk(new Failing(null));
        NewMessage[] many = IntStream.range(0, 1_010)
                .mapToObj(i -> mail("ada" + i + "@example.com"))
                .toArray(NewMessage[]::new);
        assertThat(desk.add(many)).isEqualTo(10);
        NewMessage ofAnother =
                new NewMessage(server.tenant().accountId(), Medium.EMAIL, "x@example.com", null, "Hello", "x");
        assertThat(desk.add(many[0], ofAnother)).isEqualTo(1);
        assertThat(server.rows("SELECT count(*)::text FROM outgoing_message GROUP BY account_id"))
                .containsExactlyInAnyOrder("1000", "1");
        assertThat(count("left_out")).isEqualTo(11);
    }

    @Test
    void whatNobodySendsAtADeskIsLeftOut() {
        Desk desk = desk(new Failing(null));
        assertThat(desk.outbox.obstacle(Medium.EMAIL)).isEmpty();
        assertThat(desk.outbox.obstacle(Medium.SMS)).isPresent();
        desk.add(new NewMessage(tenant.accountId(), Medium.SMS, "+13035550000", null, "Hello", ""));
        assertThat(rows()).isEmpty();
        assertThat(count("left_out")).isEqualTo(1);
    }

    @Test
    void aSandboxKeepsWhatWasSent() {
        Failing sender = new Failing(() -> new MessageSender.Refused(true, "no"), "nobody@example.com");
        Desk sandbox = new Desk(sender, Settings.Mode.SANDBOX);
        sandbox.add(mail("ada@example.com"), mail("nobody@example.com"));
        sandbox.run();
        assertThat(tenant.get("/sandbox/messages").column("status")).containsExactlyInAnyOrder("sent", "failed");
    }

    @Test
    void anAccountIsToldByMailOnEachOfItsAddressesOnce() {
        Failing sender = new Failing(null);
        Desk desk = desk(sender);
        AccountMail accountMail =
                new AccountMail((tx, account) -> List.of("ada@example.com", "bob@example.com"), desk.outbox);
        for (int i = 0; i < 2; i++) {
            db.transaction(tx -> {
                accountMail.tell(tx, tenant.accountId(), new Notice("Switched off", "Your endpoint fails."));
                return null;
            });
        }
        desk.run();
        assertThat(sender.sent)
                .containsExactly("ada@example.com", "bob@example.com", "ada@example.com", "bob@example.com");
    }

    @Test
    void aLongTextIsCut() {
        NewMessage message =
                new NewMessage(tenant.accountId(), Medium.EMAIL, "a@b", null, "x".repeat(500), "😀".repeat(3_000));
        assertThat(message.subject()).isEqualTo("x".repeat(150) + "...");
        assertThat(message.text()).isEqualTo("😀".repeat(2_000) + "...");
    }

    private List<MimeMessage> received(int count) {
        List<MimeMessage> mails = Arrays.asList(mailServer.getReceivedMessages());
        assertThat(mails).hasSize(count);
        return mails;
    }
}
