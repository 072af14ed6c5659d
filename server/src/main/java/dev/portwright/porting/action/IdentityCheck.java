package dev.portwright.porting.action;

import dev.portwright.platform.db.Tx;
import java.util.Optional;
import java.util.UUID;

/**
 * Checks who a person is: a bean. In a sandbox a simulated one does; elsewhere the people of the desk decide. To have a provider
 * do it, write one here that asks it, and tells {@link ActionDecisions} what came of it.
 */
public interface IdentityCheck {
    /**
     * Begins a check, in the transaction that writes it down.
     *
     * @return where the person does what is to be done: an address, or the path of a page of this server; empty when somebody
     *     will ask them
     */
    Optional<String> begin(Tx tx, UUID actionId, Person person);
}
