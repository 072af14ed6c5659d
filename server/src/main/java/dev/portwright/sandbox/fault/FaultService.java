package dev.portwright.sandbox.fault;

import dev.portwright.account.AccountService;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.platform.time.TurnableClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Lets accounts say what is to go wrong for them. */
@ApplicationScoped
class FaultService {
    private final FaultBook book;
    private final AccountService accounts;
    private final Db db;
    private final TurnableClock machine;

    FaultService(FaultBook book, AccountService accounts, Db db, TurnableClock machine) {
        this.book = book;
        this.accounts = accounts;
        this.db = db;
        this.machine = machine;
    }

    AccountFaults read(UUID accountId) {
        AccountFaults faults = book.of(accountId);
        return faults == null ? AccountFaults.NONE : faults;
    }

    /**
     * Replaces all faults of the account.
     *
     * @throws ApiException 422 with everything that is wrong with them
     */
    AccountFaults replace(UUID accountId, CheckedBody asked) {
        Problems problems = Problems.startingWith(asked.problems());
        AccountFaults faults = FaultReader.read(asked.usable(), machine.systemTime(), problems);
        requireKeys(accountId, asked.usable().path("api"), problems);
        problems.throwIfAny();
        book.put(accountId, faults);
        return faults;
    }

    private void requireKeys(UUID accountId, JsonNode api, Problems problems) {
        Map<String, UUID> named = new LinkedHashMap<>();
        for (int i = 0; i < api.size(); i++) {
            UUID key = FaultReader.apiKeyId(api.get(i));
            if (key != null) {
                named.put("/api/" + i + "/api_key_id", key);
            }
        }
        if (!named.isEmpty()) {
            db.read(tx -> {
                named.forEach((pointer, key) -> {
                    if (!accounts.hasKey(tx, accountId, key)) {
                        problems.add(ProblemCode.UNKNOWN_REFERENCE.at(
                                pointer, "There is no API key with this id in your account."));
                    }
                });
                return null;
            });
        }
    }

    void end(UUID accountId) {
        book.end(accountId);
    }
}
