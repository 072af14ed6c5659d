package dev.portwright.balance;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code ReplaceAccountBalance} where the description ends. */
final class BalanceBody {
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private BalanceBody() {}

    /** @throws ApiException 422 with everything that is wrong with it */
    static Balance read(CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        JsonNode given = body.usable();
        String currency = given.path("currency").asString("");
        if (!CURRENCIES.contains(currency)) {
            problems.add(ProblemCode.INVALID_ENUM.at(
                    "/currency", "There is no such currency. Give a code of ISO 4217, such as USD."));
        }
        problems.throwIfAny();
        return new Balance(amount(given, "balance"), amount(given, "pending"), amount(given, "credit_limit"), currency);
    }

    private static BigDecimal amount(JsonNode given, String name) {
        return new BigDecimal(given.path(name).asString("0"));
    }
}
