package dev.portwright.portingorder;

import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code CreatePortingOrder}. */
final class CreateRequest {
    private CreateRequest() {}

    /** @throws ApiException 422 when it names no numbers, or blocks of them */
    static CreatePortingOrders.Wanted read(JsonNode body) {
        Patch request = Patch.of(body);
        Problems problems = new Problems();
        if (!request.objects("phone_number_blocks").isEmpty()) {
            problems.add(ProblemCode.UNPROCESSABLE.at(
                    "/phone_number_blocks",
                    "Blocks are not taken by this server. Give the numbers of the block one by one in phone_numbers."));
        }
        List<String> numbers = request.texts("phone_numbers", List.of());
        if (numbers.isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(
                    "/phone_numbers", "Give the numbers to port, each in +E.164 form such as +13035550000."));
        }
        problems.throwIfAny();
        return new CreatePortingOrders.Wanted(
                numbers, request.text("customer_reference", null), request.text("customer_group_reference", null));
    }
}
