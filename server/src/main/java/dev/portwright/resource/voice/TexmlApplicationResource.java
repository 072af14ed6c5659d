package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Applications that steer calls by XML. */
@Path("/v2/texml_applications")
@CustomerApi
class TexmlApplicationResource extends KindResource {
    TexmlApplicationResource(KindCalls calls) {
        super(calls, "texml_application");
    }
}
