package dev.portwright.resource.voice;

import dev.portwright.account.CustomerApi;
import dev.portwright.resource.KindCalls;
import dev.portwright.resource.KindResource;
import jakarta.ws.rs.Path;

/** Applications that send and receive faxes. */
@Path("/v2/fax_applications")
@CustomerApi
class FaxApplicationResource extends KindResource {
    FaxApplicationResource(KindCalls calls) {
        super(calls, "fax_application");
    }
}
