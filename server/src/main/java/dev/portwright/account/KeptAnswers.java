package dev.portwright.account;

import dev.portwright.platform.http.Idempotency;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** The answers kept for requests with an Idempotency-Key, which the platform keeps without knowing accounts. */
@ApplicationScoped
class KeptAnswers implements AccountData {
    private final Idempotency idempotency;

    KeptAnswers(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public boolean emptySome(Connection connection, UUID accountId) throws SQLException {
        return idempotency.forgetSome(connection, accountId, ROWS_AT_A_TIME);
    }
}
