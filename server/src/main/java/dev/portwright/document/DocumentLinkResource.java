package dev.portwright.document;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code ListDocumentLinks}. */
@Path("/v2/document_links")
@CustomerApi
@RunOnVirtualThread
class DocumentLinkResource {
    private final CustomerCall call;
    private final DocumentLinks links;

    DocumentLinkResource(CustomerCall call, DocumentLinks links) {
        this.call = call;
        this.links = links;
    }

    @GET
    public Response list() {
        return Answers.page(links.list(call.accountId(), call.query("ListDocumentLinks")), DocumentLink::json);
    }
}
