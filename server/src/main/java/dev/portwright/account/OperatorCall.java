package dev.portwright.account;

import dev.portwright.platform.http.Call;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request of the operator, who works for all accounts, to a resource that is marked {@link OperatorApi}. */
@RequestScoped
public class OperatorCall extends Call {
    private @Nullable UUID operatorId;

    void is(UUID known) {
        operatorId = known;
    }

    /** Who acts, for histories. */
    public Actor actor() {
        return Actor.operator(operatorId, requestId());
    }

    /** @throws ApiException 403 for everybody but who has the installation's key */
    void requireInstallation() {
        if (operatorId != null) {
            throw new ApiException(ProblemCode.FORBIDDEN.because(
                    "Operators are made and removed with the key of the installation, PORTWRIGHT_OPERATOR_KEY."));
        }
    }
}
