package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** SIP connections with a user name and a password. */
@Path("/v2/credential_connections")
@CustomerApi
class CredentialConnectionResource extends KindResource {
    CredentialConnectionResource(KindCalls calls) {
        super(calls, "credential_connection");
    }
}
