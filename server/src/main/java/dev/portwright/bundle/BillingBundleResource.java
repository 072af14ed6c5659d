package dev.portwright.bundle;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code GetUserBillingBundles} and {@code GetBillingBundleById}. */
@Path("/v2/bundle_pricing/billing_bundles")
@CustomerApi
@RunOnVirtualThread
class BillingBundleResource {
    private final CustomerCall call;
    private final BundleCatalog catalog;

    BillingBundleResource(CustomerCall call, BundleCatalog catalog) {
        this.call = call;
        this.catalog = catalog;
    }

    @GET
    public Response list() {
        return Answers.page(
                catalog.list(call.query("GetUserBillingBundles")),
                bundle -> BillingBundleJson.Summary.of(bundle.terms()));
    }

    @GET
    @Path("/{bundle_id}")
    public Response get() {
        UUID id = call.id("bundle_id");
        return catalog.find(id)
                .map(bundle -> Answers.ok(BillingBundleJson.of(bundle)))
                .orElseThrow(() ->
                        new ApiException(ProblemCode.NOT_FOUND.in("bundle_id", "There is no bundle with this id.")));
    }
}
