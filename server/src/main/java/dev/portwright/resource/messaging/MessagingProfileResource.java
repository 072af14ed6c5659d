package dev.portwright.resource.messaging;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Messaging profiles: how the messages of numbers are handled. */
@Path("/v2/messaging_profiles")
@CustomerApi
class MessagingProfileResource extends KindResource {
    MessagingProfileResource(KindCalls calls) {
        super(calls, "messaging_profile");
    }
}
