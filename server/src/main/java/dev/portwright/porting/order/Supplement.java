package dev.portwright.porting.order;

import dev.portwright.history.AttributeChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that the losing carrier was asked for. On the wire: schema {@code PortingSupplement}.
 *
 * @param number its place among those of the order, from 1
 * @param state what became of it, as on the wire
 * @param changes what was asked for, secrets masked; empty for a cancellation
 * @param reason why it was refused or needs no answer, or what was said when it was acknowledged
 * @param sentBy who asked, in the word of an actor's type
 * @param answeredBy likewise; null while it waits
 */
public record Supplement(
        UUID orderId,
        int number,
        SupplementType type,
        String state,
        List<AttributeChange> changes,
        @Nullable String reason,
        String sentBy,
        @Nullable UUID sentByUserId,
        Instant sentAt,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    public record Json(
            String recordType,
            UUID portingOrderId,
            int number,
            String type,
            String state,
            List<AttributeChange> changes,
            @Nullable String reason,
            Sender sentBy,
            Instant sentAt,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {}

    public record Sender(String type, @Nullable UUID userId) {}

    public Json json() {
        return new Json(
                "porting_supplement",
                orderId,
                number,
                type.word(),
                state,
                changes,
                reason,
                new Sender(sentBy, sentByUserId),
                sentAt,
                answeredBy,
                answeredAt);
    }
}
