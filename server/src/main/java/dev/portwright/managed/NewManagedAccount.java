package dev.portwright.managed;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ClientText;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a manager says of an account that it makes. A password is looked at for its form only and kept nowhere: nobody logs in
 * here.
 *
 * @param email null when one is to be made up
 */
record NewManagedAccount(String name, @Nullable String email, boolean allowCustomPricing, boolean rollupBilling) {

    /** @throws ApiException 422 with everything that is wrong with the body */
    static NewManagedAccount read(CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        JsonNode given = body.usable();
        String name = given.path("business_name").asString("").strip();
        if (ClientText.isBlank(name)) {
            problems.add(ProblemCode.STRING_LENGTH.at("/business_name", "The name is blank. Give one."));
        }
        problems.throwIfAny();
        return new NewManagedAccount(
                name,
                given.path("email").asStringOpt().orElse(null),
                given.path("managed_account_allow_custom_pricing").asBoolean(false),
                given.path("rollup_billing").asBoolean(false));
    }
}
