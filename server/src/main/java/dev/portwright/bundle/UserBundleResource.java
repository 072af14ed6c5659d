package dev.portwright.bundle;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code GetUserBundles}, {@code CreateUserBundlesBulk}, {@code GetUnusedUserBundles}, {@code GetUserBundleById},
 * {@code DeactivateUserBundle} and {@code GetUserBundleResources}.
 */
@Path("/v2/bundle_pricing/user_bundles")
@CustomerApi
@RunOnVirtualThread
class UserBundleResource {
    private final CustomerCall call;
    private final UserBundleService bundles;
    private final UserBundleStore store;

    UserBundleResource(CustomerCall call, UserBundleService bundles, UserBundleStore store) {
        this.call = call;
        this.bundles = bundles;
        this.store = store;
    }

    @GET
    public Response list() {
        return Answers.page(store.list(call.accountId(), call.query("GetUserBundles")), UserBundleJson::of);
    }

    @POST
    @Path("/bulk")
    @TakesBody
    public Response take(byte[] body) {
        CheckedBody given = call.checkedBody("CreateUserBundlesBulk", body);
        JsonNode key = given.usable().path("idempotency_key");
        return call.change(
                body,
                key.isString() ? key.asString() : null,
                tx -> bundles.take(tx, call.accountId(), given),
                taken -> Answers.created(taken.stream().map(UserBundleJson::of).toList()));
    }

    @GET
    @Path("/unused")
    public Response unused() {
        return Answers.ok(store.unused(call.accountId(), call.query("GetUnusedUserBundles")).stream()
                .map(UserBundleJson.Unused::of)
                .toList());
    }

    @GET
    @Path("/{user_bundle_id}")
    public Response get() {
        return Answers.ok(UserBundleJson.of(asked()));
    }

    @GET
    @Path("/{user_bundle_id}/resources")
    public Response resources() {
        return Answers.ok(UserBundleJson.uses(asked()));
    }

    private UserBundle asked() {
        return bundles.get(call.accountId(), call.id(UserBundleService.ID));
    }

    @DELETE
    @Path("/{user_bundle_id}")
    public Response deactivate() {
        return Answers.ok(UserBundleJson.of(bundles.deactivate(call.accountId(), call.id(UserBundleService.ID))));
    }
}
