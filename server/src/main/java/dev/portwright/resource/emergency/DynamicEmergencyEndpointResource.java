package dev.portwright.resource.emergency;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Who calls from a dynamic emergency address. */
@Path("/v2/dynamic_emergency_endpoints")
@CustomerApi
class DynamicEmergencyEndpointResource extends KindResource {
    DynamicEmergencyEndpointResource(KindCalls calls) {
        super(calls, "dynamic_emergency_endpoint");
    }
}
