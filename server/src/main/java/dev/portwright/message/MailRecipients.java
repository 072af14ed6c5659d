package dev.portwright.message;

import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.UUID;

/** Knows the mail addresses to which an account wants to be told something. */
public interface MailRecipients {
    /** Each of them once. */
    List<String> of(Tx tx, UUID accountId);
}
