package dev.portwright.sandbox;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
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

/**
 * Operations {@code GetSandboxClock}, {@code FreezeSandboxClock}, {@code AdvanceSandboxClock},
 * {@code ResetSandboxClock} and {@code CancelSandboxClockTurn}.
 */
@Path("/sandbox/clock")
@CustomerApi
@RunOnVirtualThread
class SandboxClockResource {
    private final CustomerCall call;
    private final SandboxClock clock;

    SandboxClockResource(CustomerCall call, SandboxClock clock) {
        this.call = call;
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
        JsonNode given = call.bodyIfAny("FreezeSandboxClock", body);
        JsonNode at = given.path("at");
        return turned(clock.freeze(at.isString() ? time("/at", at) : null, inBackground(given)));
    }

    @POST
    @Path("advance")
    @TakesBody
    public Response advance(byte[] body) {
        JsonNode given = call.bodyIfAny("AdvanceSandboxClock", body);
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
            return turned(clock.advance(now -> SandboxTimes.later("/duration", now, length), inBackground(given)));
        }
        Instant target = time("/to", to);
        return turned(clock.advance(now -> SandboxTimes.ahead("/to", now, target), inBackground(given)));
    }

    @POST
    @Path("reset")
    @TakesBody
    public Response reset(byte[] body) {
        return turned(clock.reset(inBackground(call.bodyIfAny("ResetSandboxClock", body))));
    }

    @POST
    @Path("cancel")
    public Response cancel() {
        SandboxClock.Reading reading = clock.cancel();
        return answer(reading, SandboxClockJson.of(reading));
    }

    private static Response turned(SandboxClock.Reading reading) {
        return answer(reading, SandboxClockJson.turned(reading));
    }

    /** Accepted while the turn is under way still. */
    private static Response answer(SandboxClock.Reading reading, SandboxClockJson json) {
        return reading.isTurning() ? Answers.accepted(json) : Answers.ok(json);
    }

    private static boolean inBackground(JsonNode given) {
        return given.path("background").booleanValue(false);
    }

    private static Instant time(String pointer, JsonNode value) {
        return Times.parse(value.stringValue())
                .orElseThrow(() -> new ApiException(
                        ProblemCode.OUT_OF_RANGE.at(pointer, "The time must lie in the years 1900 to 9999.")));
    }
}
