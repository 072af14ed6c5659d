package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** The domain names of FQDN connections. */
@Path("/v2/fqdns")
@CustomerApi
class FqdnResource extends KindResource {
    FqdnResource(KindCalls calls) {
        super(calls, "fqdn");
    }
}
