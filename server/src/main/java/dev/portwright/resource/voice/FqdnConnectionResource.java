package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** SIP connections that are known by their domain names. */
@Path("/v2/fqdn_connections")
@CustomerApi
class FqdnConnectionResource extends KindResource {
    FqdnConnectionResource(KindCalls calls) {
        super(calls, "fqdn_connection");
    }
}
