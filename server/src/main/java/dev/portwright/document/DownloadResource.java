package dev.portwright.document;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.account.OpenToShares;
import dev.portwright.account.SharePermission;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code DownloadDocument} and {@code GetDocumentDownloadLink}. */
@Path("/v2/documents/{id}")
@CustomerApi
@RunOnVirtualThread
class DownloadResource {
    private final CustomerCall call;
    private final Documents documents;
    private final Download download;
    private final DownloadTokens tokens;

    DownloadResource(CustomerCall call, Documents documents, Download download, DownloadTokens tokens) {
        this.call = call;
        this.documents = documents;
        this.download = download;
        this.tokens = tokens;
    }

    /** The schema {@code DocumentDownloadLink}. */
    record LinkJson(String url) {}

    @GET
    @Path("/download")
    @OpenToShares(SharePermission.READ)
    public Response get() {
        Document document = documents.forDownload(Reach.of(call), call.id());
        return download.answer(document, new Download.Wanted(call.ifNoneMatch(), call.range(), call.ifRange()));
    }

    /** Not open to shares: the link would open the document for longer than the token does. */
    @GET
    @Path("/download_link")
    public Response link() {
        UUID id = documents.forDownload(Reach.of(call), call.id()).id();
        return Answers.ok(
                new LinkJson(call.origin() + "/v2/document_downloads?token=" + tokens.make(call.accountId(), id)));
    }
}
