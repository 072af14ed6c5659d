package dev.portwright.resource.address;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Addresses of the people who use the account. */
@Path("/v2/user_addresses")
@CustomerApi
class UserAddressResource extends KindResource {
    UserAddressResource(KindCalls calls) {
        super(calls, "user_address");
    }
}
