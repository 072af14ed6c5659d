package dev.portwright.portability;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** {@code PostPortabilityCheck}. */
@Path("/v2/portability_checks")
@CustomerApi
@RunOnVirtualThread
class PortabilityResource {
    private final CustomerCall call;
    private final PhoneNumbers numbers;
    private final PortabilityService portability;

    PortabilityResource(CustomerCall call, PhoneNumbers numbers, PortabilityService portability) {
        this.call = call;
        this.numbers = numbers;
        this.portability = portability;
    }

    @POST
    @TakesBody
    public Response check(byte[] body) {
        return call.keptOr(body, () -> {
            List<String> asked = call.body("PostPortabilityCheck", body)
                    .path("phone_numbers")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .map(number -> numbers.normalise(number).orElse(number))
                    .toList();
            return call.answer(
                    body,
                    Answers.created(portability.check(asked).stream()
                            .map(PortabilityCheckJson::of)
                            .toList()));
        });
    }
}
