package dev.portwright.porting.owner;

import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.order.WantedBlock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the body of {@code CreatePortingOrder}. */
final class CreateRequest {
    private static final String NUMBERS = "phone_numbers";
    private static final String BLOCKS = "phone_number_blocks";

    private CreateRequest() {}

    /** Reads what is wanted; a request with neither numbers nor blocks of them is a problem. */
    static CreatePortingOrders.Wanted read(JsonNode body, PhoneNumbers numbers, Problems problems) {
        Patch request = Patch.of(body);
        List<String> texts = request.texts(NUMBERS, List.of());
        if (texts.isEmpty() && body.path(BLOCKS).isEmpty()) {
            ProblemCode code = request.has(NUMBERS) ? ProblemCode.OUT_OF_RANGE : ProblemCode.MISSING_PARAMETER;
            problems.add(code.at(
                    "/" + NUMBERS,
                    "Give the numbers to port, each in +E.164 form such as +13035550000, or blocks of them in " + BLOCKS
                            + "."));
        }
        return new CreatePortingOrders.Wanted(
                texts,
                blocks(body.path(BLOCKS), numbers, problems),
                request.text("customer_reference", null),
                request.text("customer_group_reference", null));
    }

    private static List<WantedBlock> blocks(JsonNode given, PhoneNumbers numbers, Problems problems) {
        List<WantedBlock> blocks = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            WantedBlock block = WantedBlock.read(given.get(i), "/" + BLOCKS + "/" + i, null, numbers, problems);
            if (block != null) {
                blocks.add(block);
            }
        }
        return List.copyOf(blocks);
    }
}
