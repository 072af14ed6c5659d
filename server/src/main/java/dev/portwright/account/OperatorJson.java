package dev.portwright.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schemas {@code Operator} and, with the key itself, {@code CreatedOperator}.
 *
 * @param key the key itself; absent in every answer but the one that tells of its making
 */
record OperatorJson(
        UUID id,
        String recordType,
        String name,
        String prefix,
        Instant createdAt,
        @Nullable Instant removedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

    static OperatorJson of(Operator operator) {
        return of(operator, null);
    }

    static OperatorJson of(Operator operator, @Nullable String key) {
        return new OperatorJson(
                operator.id(),
                "operator",
                operator.name(),
                operator.prefix(),
                operator.createdAt(),
                operator.removedAt(),
                key);
    }

    @Override
    public String toString() {
        return "OperatorJson[id=" + id + "]";
    }
}
