package dev.portwright.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portwright.account.Actor;
import dev.portwright.history.Change;
import dev.portwright.history.ChangeJson;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A history entry on the desk's wire, which names people of the desk: schema {@code DeskPortingOrderChange}. */
record DeskChangeJson(
        @JsonUnwrapped ChangeJson change,
        @Nullable UUID operatorId,
        @Nullable String operatorName) {

    /** @param names of operators, by their ids */
    static DeskChangeJson of(Change change, Map<UUID, String> names) {
        UUID operator = operatorOf(change);
        return new DeskChangeJson(ChangeJson.of(change), operator, operator == null ? null : names.get(operator));
    }

    /** Who of the desk made the change; null for everybody else, and for the key of the installation. */
    static @Nullable UUID operatorOf(Change change) {
        Actor actor = change.actor();
        return actor.type() == Actor.Type.OPERATOR ? actor.userId() : null;
    }
}
