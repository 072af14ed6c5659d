package dev.portwright.porting.owner;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code CreatePortingOrder}. */
final class CreateRequest {
    private CreateRequest() {}

    /** Reads what is wanted; a request without numbers, or with blocks of them, is a problem. */
    static CreatePortingOrders.Wanted read(JsonNode body, Problems problems) {
        Patch request = Patch.of(body);
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
        return new CreatePortingOrders.Wanted(
                numbers, request.text("customer_reference", null), request.text("customer_group_reference", null));
    }
}
