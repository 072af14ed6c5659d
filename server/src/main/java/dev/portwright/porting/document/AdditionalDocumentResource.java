package dev.portwright.porting.document;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.account.OpenToShares;
import dev.portwright.account.SharePermission;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.porting.book.OrderBook;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code ListAdditionalDocuments}, {@code CreateAdditionalDocuments} and {@code DeleteAdditionalDocument}.
 */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class AdditionalDocumentResource {
    private final CustomerCall call;
    private final AdditionalDocuments documents;

    AdditionalDocumentResource(CustomerCall call, AdditionalDocuments documents) {
        this.call = call;
        this.documents = documents;
    }

    /** @throws dev.portwright.platform.problem.ApiException 404 when a sharing token is shown that is for another order */
    private UUID orderId() {
        UUID id = call.id();
        UUID only = call.onlyOrder();
        if (only != null && !only.equals(id)) {
            throw OrderBook.notFound();
        }
        return id;
    }

    @GET
    @Path("/{id}/additional_documents")
    @OpenToShares(SharePermission.READ)
    public Response list() {
        return Answers.page(
                documents.list(call.accountId(), orderId(), call.query("ListAdditionalDocuments")),
                AdditionalDocument::json);
    }

    @POST
    @Path("/{id}/additional_documents")
    @OpenToShares(SharePermission.UPDATE)
    @TakesBody
    public Response create(byte[] body) {
        UUID id = orderId();
        CheckedBody given = call.checkedBody("CreateAdditionalDocuments", body);
        return call.change(
                body,
                tx -> documents.add(tx, call.caller(), call.actor(), id, given),
                added -> Answers.created(
                        added.stream().map(AdditionalDocument::json).toList()));
    }

    @DELETE
    @Path("/{id}/additional_documents/{additional_document_id}")
    public Response delete() {
        documents.remove(call.accountId(), call.actor(), call.id(), call.id("additional_document_id"));
        return Answers.noContent();
    }
}
