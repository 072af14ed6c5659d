package dev.portwright.porting.loa;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.pdf.Turns;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operation {@code GetPortingOrderLoaTemplate}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class LetterResource {
    private static final String CONFIGURATION = "loa_configuration_id";

    private final CustomerCall call;
    private final OrderLetters letters;
    private final Turns turns;

    LetterResource(CustomerCall call, OrderLetters letters, Turns turns) {
        this.call = call;
        this.letters = letters;
        this.turns = turns;
    }

    @GET
    @Path("/{id}/loa_template")
    public Response get() {
        UUID orderId = call.id();
        Optional<UUID> configuration =
                call.query("GetPortingOrderLoaTemplate").text(CONFIGURATION).map(UUID::fromString);
        return turns.take(call.accountId(), () -> file(orderId, configuration.orElse(null)));
    }

    private Response file(UUID orderId, @Nullable UUID configurationId) {
        Problems problems = new Problems();
        OrderLetters.Drawn letter = letters.draw(
                call.accountId(),
                orderId,
                configurationId,
                ProblemCode.NOT_FOUND.in(CONFIGURATION, Configurations.UNKNOWN),
                problems);
        problems.throwIfAny();
        return Answers.pdf(letter.unsigned(), "loa-" + letter.order().supportKey() + ".pdf");
    }
}
