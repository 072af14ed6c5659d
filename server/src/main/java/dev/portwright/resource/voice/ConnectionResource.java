package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Connections of all kinds, to be looked at. */
@Path("/v2/connections")
@CustomerApi
class ConnectionResource extends KindResource {
    ConnectionResource(KindCalls calls) {
        super(calls, "connection");
    }
}
