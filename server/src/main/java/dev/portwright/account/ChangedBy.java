package dev.portwright.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which way an account was changed.
 *
 * @param way the word {@code "operator"} for the operator API, {@code command_line}, or {@code "manager"} for the account
 *     that manages it
 * @param requestId of the request that did it
 * @param operatorId which operator it was; null for whoever has the key of the installation or the command line, and for a
 *     manager
 */
public record ChangedBy(
        String way, @Nullable String requestId, @Nullable UUID operatorId) {
    public static final ChangedBy COMMAND_LINE = new ChangedBy("command_line", null, null);

    private static final String MANAGER = "manager";

    /** Whoever has a key of the account that manages the one that is changed. */
    public static ChangedBy manager(Actor actor) {
        return new ChangedBy(MANAGER, actor.requestId(), null);
    }

    boolean isManager() {
        return way.equals(MANAGER);
    }

    static ChangedBy operator(Actor actor) {
        return new ChangedBy("operator", actor.requestId(), actor.userId());
    }
}
