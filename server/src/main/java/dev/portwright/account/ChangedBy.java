package dev.portwright.account;

import org.jspecify.annotations.Nullable;

/**
 * Which way the operator has changed an account.
 *
 * @param way {@code operator}, by the operator API, or {@code command_line}
 * @param requestId of the operator API's request
 */
public record ChangedBy(String way, @Nullable String requestId) {
    public static final ChangedBy COMMAND_LINE = new ChangedBy("command_line", null);

    static ChangedBy operator(@Nullable String requestId) {
        return new ChangedBy("operator", requestId);
    }
}
