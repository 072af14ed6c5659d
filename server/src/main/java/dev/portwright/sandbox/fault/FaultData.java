package dev.portwright.sandbox.fault;

import dev.portwright.account.AccountData;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** An account that is emptied has no faults any more. */
@ApplicationScoped
class FaultData implements AccountData {
    private final FaultBook book;

    FaultData(FaultBook book) {
        this.book = book;
    }

    @Override
    public boolean emptySome(Tx tx, UUID accountId) {
        return book.end(accountId);
    }
}
