package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** SIP connections that are known by their IP addresses. */
@Path("/v2/ip_connections")
@CustomerApi
class IpConnectionResource extends KindResource {
    IpConnectionResource(KindCalls calls) {
        super(calls, "ip_connection");
    }
}
