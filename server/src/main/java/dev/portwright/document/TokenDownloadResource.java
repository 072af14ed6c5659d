package dev.portwright.document;

import dev.portwright.platform.http.PublicCall;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Operation {@code DownloadDocumentByLink}: who has the link needs no key. */
@Path("/v2/document_downloads")
@RunOnVirtualThread
class TokenDownloadResource {
    private final Documents documents;
    private final Download download;
    private final DownloadTokens tokens;
    private final PublicCall call;

    TokenDownloadResource(Documents documents, Download download, DownloadTokens tokens, PublicCall call) {
        this.call = call;
        this.documents = documents;
        this.download = download;
        this.tokens = tokens;
    }

    @GET
    public Response get(
            @QueryParam("token") @Nullable String token,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @HeaderParam("range") @Nullable String range,
            @HeaderParam("if-range") @Nullable String ifRange) {
        DownloadTokens.Opened opened = tokens.open(token == null ? "" : token)
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("token", "The link is none, or its 15 minutes are over.")));
        call.countFor(opened.documentId());
        Document document = documents.opened(opened);
        return download.answer(document, new Download.Wanted(ifNoneMatch, range, ifRange));
    }
}
