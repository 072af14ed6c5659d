package dev.portwright.porting.action;

import dev.portwright.platform.crypto.SealedColumn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Whose identity is checked is sealed; the actions themselves go with their orders. */
final class ActionData {
    private ActionData() {}

    @Produces
    @Singleton
    static SealedColumn persons() {
        return new SealedColumn("porting_action_requirement", "person", "id");
    }
}
