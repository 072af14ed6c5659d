package dev.portwright.notification.teller;

import dev.portwright.message.AccountMail;
import dev.portwright.message.Notice;
import dev.portwright.notification.teller.Wording.Said;
import dev.portwright.platform.db.Tx;
import dev.portwright.webhook.EndpointListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Tells accounts by mail that a webhook endpoint of theirs was switched off. */
@ApplicationScoped
class EndpointNotices implements EndpointListener {
    private final AccountMail mail;

    EndpointNotices(AccountMail mail) {
        this.mail = mail;
    }

    @Override
    public void switchedOff(Tx tx, UUID accountId, UUID endpointId, String origin, String reason) {
        Said said = Wording.of("endpoint.switched_off")
                .with(Map.of("origin", origin, "reason", reason, "endpoint", endpointId));
        mail.tell(tx, accountId, new Notice(said.subject(), said.text()));
    }
}
