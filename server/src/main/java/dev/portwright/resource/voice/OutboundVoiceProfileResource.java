package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Outbound voice profiles: where the calls of connections may go. */
@Path("/v2/outbound_voice_profiles")
@CustomerApi
class OutboundVoiceProfileResource extends KindResource {
    OutboundVoiceProfileResource(KindCalls calls) {
        super(calls, "outbound_voice_profile");
    }
}
