package dev.portwright.portability;

import dev.portwright.account.Caller;
import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Idempotency;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code PostPortabilityCheck}. */
@Path("/v2/portability_checks")
@CustomerApi
@RunOnVirtualThread
class PortabilityResource {
    private static final String PATH = "/v2/portability_checks";

    private final Contract contract;
    private final CurrentCaller current;
    private final Idempotency idempotency;
    private final PhoneNumbers numbers;
    private final PortabilityService portability;

    PortabilityResource(
            Contract contract,
            CurrentCaller current,
            Idempotency idempotency,
            PhoneNumbers numbers,
            PortabilityService portability) {
        this.contract = contract;
        this.current = current;
        this.idempotency = idempotency;
        this.numbers = numbers;
        this.portability = portability;
    }

    @POST
    @TakesBody
    public Response check(@HeaderParam(Idempotency.HEADER) @Nullable String key, byte[] body) {
        Caller caller = current.get();
        Idempotency.Request request = new Idempotency.Request("POST", PATH, body);
        return idempotency.once(caller.accountId(), key, request, () -> {
            JsonNode given = contract.operation("PostPortabilityCheck").readBody(body);
            List<String> asked = given.path("phone_numbers")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .map(number -> numbers.normalise(number).orElse(number))
                    .toList();
            return Answers.created(portability.check(asked).stream()
                    .map(PortabilityCheckJson::of)
                    .toList());
        });
    }
}
