package dev.portwright.notification.teller;

import dev.portwright.message.AccountMail;
import dev.portwright.message.Notice;
import dev.portwright.platform.db.Tx;
import dev.portwright.webhook.EndpointListener;
import jakarta.enterprise.context.ApplicationScoped;
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
        mail.tell(tx, accountId, new Notice("Webhooks to " + origin + " are switched off", """
                Nothing is sent to %1$s any more. %2$s

                See what came back: GET /v2/webhook_deliveries?filter[status][eq]=failed. Once the receiver is mended, switch it on:
                POST /v2/webhook_endpoints/%3$s/actions/enable. What still waits is sent then; events that came meanwhile can be
                replayed: POST /v2/porting/events/replay.""".formatted(
                        origin, reason, endpointId)));
    }
}
