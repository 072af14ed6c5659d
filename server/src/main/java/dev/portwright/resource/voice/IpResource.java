package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** The addresses of IP connections. */
@Path("/v2/ips")
@CustomerApi
class IpResource extends KindResource {
    IpResource(KindCalls calls) {
        super(calls, "ip");
    }
}
