package dev.portwright.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which way the operator has changed an account.
 *
 * @param way the word {@code "operator"} for the operator API, or {@code command_line}
 * @param requestId of the operator API's request
 * @param operatorId who it was; null for whoever has the key of the installation or the command line
 */
public record ChangedBy(
        String way, @Nullable String requestId, @Nullable UUID operatorId) {
    public static final ChangedBy COMMAND_LINE = new ChangedBy("command_line", null, null);

    static ChangedBy operator(Actor actor) {
        return new ChangedBy("operator", actor.requestId(), actor.userId());
    }
}
