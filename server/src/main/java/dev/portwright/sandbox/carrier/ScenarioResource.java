package dev.portwright.sandbox.carrier;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.Times;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Operations {@code GetSandboxScenario} and {@code PutSandboxScenario}. */
@Path("/sandbox/scenario")
@CustomerApi
@RunOnVirtualThread
class ScenarioResource {
    private final CustomerCall call;
    private final ScenarioService scenarios;

    ScenarioResource(CustomerCall call, ScenarioService scenarios) {
        this.call = call;
        this.scenarios = scenarios;
    }

    /** A scenario on the wire: schema {@code SandboxScenario}. */
    private record ScenarioJson(
            String recordType, UUID portingOrderId, List<Step> outcomes, FromData fromData, List<String> settled) {}

    private record FromData(List<String> codes, List<String> outcomes) {}

    @GET
    public Response get() {
        String id = call.query("GetSandboxScenario")
                .text("porting_order_id")
                .orElseThrow(() -> new ApiException(
                        ProblemCode.MISSING_PARAMETER.in("porting_order_id", "Say which order: its id.")));
        return answer(scenarios.read(call.accountId(), UUID.fromString(id)));
    }

    @PUT
    @TakesBody
    public Response put(byte[] body) {
        JsonNode given = call.body("PutSandboxScenario", body);
        List<Step> steps = new ArrayList<>();
        for (JsonNode outcome : given.path("outcomes")) {
            List<String> codes = new ArrayList<>();
            outcome.path("codes").forEach(code -> codes.add(code.asString()));
            steps.add(new Step(
                    outcome.path("outcome").asString(),
                    List.copyOf(codes),
                    instant(outcome.path("foc_datetime"), steps.size())));
        }
        return answer(scenarios.replace(
                call.accountId(), UUID.fromString(given.path("porting_order_id").asString()), steps));
    }

    private static @Nullable Instant instant(JsonNode value, int index) {
        if (!value.isString()) {
            return null;
        }
        return Times.parse(value.asString())
                .orElseThrow(() -> new ApiException(ProblemCode.INVALID_TYPE.at(
                        "/outcomes/" + index + "/foc_datetime",
                        "The value must be an ISO 8601 date and time, such as 2026-03-19T10:00:00Z.")));
    }

    private static Response answer(ScenarioService.Outlook outlook) {
        Scenario scenario = outlook.scenario();
        return Answers.ok(new ScenarioJson(
                "sandbox_scenario",
                scenario.orderId(),
                scenario.steps(),
                new FromData(outlook.codes(), outlook.outcomes()),
                scenario.settled()));
    }
}
