package dev.portwright.resource.emergency;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Places that emergency calls may come from. */
@Path("/v2/dynamic_emergency_addresses")
@CustomerApi
class DynamicEmergencyAddressResource extends KindResource {
    DynamicEmergencyAddressResource(KindCalls calls) {
        super(calls, "dynamic_emergency_address");
    }
}
