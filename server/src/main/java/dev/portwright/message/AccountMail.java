package dev.portwright.message;

import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells accounts by mail what they need to know. */
@ApplicationScoped
public class AccountMail {
    private final MailRecipients recipients;
    private final Outbox outbox;

    AccountMail(MailRecipients recipients, Outbox outbox) {
        this.recipients = recipients;
        this.outbox = outbox;
    }

    /**
     * Has the notice sent to each of the account's mail channels, once the transaction has committed; to nobody when it
     * has none. Call it last: it locks a row that all who write messages lock.
     */
    public void tell(Tx tx, UUID accountId, Notice notice) {
        outbox.add(
                tx,
                recipients.of(tx, accountId).stream()
                        .map(address ->
                                new NewMessage(accountId, Medium.EMAIL, address, null, notice.subject(), notice.text()))
                        .toList());
    }
}
