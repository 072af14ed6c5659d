package dev.portwright.webhook;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Where;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.page.Filter;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code GetWebhookDeliveries} and {@code GetWebhookDelivery}. */
@Path("/v2/webhook_deliveries")
@CustomerApi
@RunOnVirtualThread
class DeliveryResource {
    private final CustomerCall call;
    private final Db db;

    DeliveryResource(CustomerCall call, Db db) {
        this.call = call;
        this.db = db;
    }

    @GET
    public Response list() {
        Query query = call.query("GetWebhookDeliveries");
        Where filters = Filter.where(DeliveryList.FILTERS, query);
        Page page = query.page();
        UUID accountId = call.accountId();
        return Answers.page(
                db.readPage(
                        page.size(),
                        tx -> Listed.of(
                                DeliveryList.list(tx, accountId, filters, page),
                                page,
                                limit -> DeliveryList.count(tx, accountId, filters, limit))),
                DeliveryJson::of);
    }

    @GET
    @Path("/{id}")
    public Response get() {
        UUID id = call.id();
        UUID accountId = call.accountId();
        return Answers.ok(DeliveryJson.of(db.read(tx -> DeliveryList.find(tx, accountId, id))
                .orElseThrow(() -> new ApiException(
                        ProblemCode.NOT_FOUND.in("id", "There is no webhook delivery with this id.")))));
    }
}
