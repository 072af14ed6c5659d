package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Applications that steer calls by commands. */
@Path("/v2/call_control_applications")
@CustomerApi
class CallControlApplicationResource extends KindResource {
    CallControlApplicationResource(KindCalls calls) {
        super(calls, "call_control_application");
    }
}
