package dev.portwright.sandbox;

import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.Times;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Operations {@code GetSandboxClock}, {@code FreezeSandboxClock}, {@code AdvanceSandboxClock} and
 * {@code ResetSandboxClock}.
 */
@Path("/sandbox/clock")
@CustomerApi
@RunOnVirtualThread
class SandboxClockResource {
    private final Contract contract;
    private final SandboxClock clock;

    SandboxClockResource(Contract contract, SandboxClock clock) {
        this.contract = contract;
        this.clock = clock;
    }

    @GET
    public Response get() {
        return Answers.ok(SandboxClockJson.of(clock.read()));
    }

    @POST
    @Path("freeze")
    @TakesBody
    public Response freeze(byte[] body) {
        JsonNode at = body("FreezeSandboxClock", body).path("at");
        return Answers.ok(SandboxClockJson.of(clock.freeze(at.isString() ? time("/at", at) : null)));
    }

    @POST
    @Path("advance")
    @TakesBody
    public Response advance(byte[] body) {
        JsonNode given = body("AdvanceSandboxClock", body);
        JsonNode duration = given.path("duration");
        JsonNode to = given.path("to");
        if (duration.isString() == to.isString()) {
            throw new ApiException(
                    duration.isString()
                            ? ProblemCode.UNPROCESSABLE.at("/to", "Give either 'duration' or 'to', not both.")
                            : ProblemCode.MISSING_PARAMETER.at(
                                    "/duration", "Say how far with 'duration', such as P3D, or where to with 'to'."));
        }
        if (duration.isString()) {
            String length = duration.stringValue();
            return Answers.ok(SandboxClockJson.of(clock.advance(now -> SandboxTimes.later("/duration", now, length))));
        }
        Instant target = time("/to", to);
        return Answers.ok(SandboxClockJson.of(clock.advance(now -> SandboxTimes.ahead("/to", now, target))));
    }

    @POST
    @Path("reset")
    public Response reset() {
        return Answers.ok(SandboxClockJson.of(clock.reset()));
    }

    private JsonNode body(String operation, byte[] body) {
        return body.length == 0
                ? JsonNodeFactory.instance.objectNode()
                : contract.operation(operation).readBody(body);
    }

    private static Instant time(String pointer, JsonNode value) {
        return Times.parse(value.stringValue())
                .orElseThrow(() -> new ApiException(
                        ProblemCode.OUT_OF_RANGE.at(pointer, "The time must lie in the years 1900 to 9999.")));
    }
}
