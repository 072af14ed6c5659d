package dev.portwright.account;

import dev.portwright.platform.http.Call;
import jakarta.enterprise.context.RequestScoped;

/** A request of the operator, who works for all accounts, to a resource that is marked {@link OperatorApi}. */
@RequestScoped
public class OperatorCall extends Call {
    /** Who acts, for histories. */
    public Actor actor() {
        return Actor.operator(requestId());
    }
}
