package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.platform.http.Answers;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * SIP connections with a user name and a password. Operation {@code CheckRegistrationStatus} besides those of every kind.
 */
@Path("/v2/credential_connections")
@CustomerApi
class CredentialConnectionResource extends KindResource {
    CredentialConnectionResource(KindCalls calls) {
        super(calls, "credential_connection");
    }

    @POST
    @Path("/{id}/actions/check_registration_status")
    public Response registration() {
        return Answers.ok(
                RegistrationJson.ofNobody(resource().body().path("user_name").asString("")));
    }
}
