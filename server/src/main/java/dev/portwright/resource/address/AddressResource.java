package dev.portwright.resource.address;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Addresses: what orders name as emergency addresses, and as answers to requirements. */
@Path("/v2/addresses")
@CustomerApi
class AddressResource extends KindResource {
    AddressResource(KindCalls calls) {
        super(calls, "address");
    }
}
