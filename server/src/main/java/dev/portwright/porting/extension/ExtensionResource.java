package dev.portwright.porting.extension;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code listPortingPhoneNumberExtensions}, {@code createPortingPhoneNumberExtension} and {@code
 * deletePortingPhoneNumberExtension}.
 */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class ExtensionResource {
    private final CustomerCall call;
    private final Extensions extensions;

    ExtensionResource(CustomerCall call, Extensions extensions) {
        this.call = call;
        this.extensions = extensions;
    }

    @GET
    @Path("/{id}/phone_number_extensions")
    public Response list() {
        UUID id = call.id();
        Query query = call.query("listPortingPhoneNumberExtensions");
        return Answers.page(extensions.list(call.accountId(), id, query), ExtensionJson::of);
    }

    @POST
    @Path("/{id}/phone_number_extensions")
    @TakesBody
    public Response create(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("createPortingPhoneNumberExtension", body);
        return call.change(
                body,
                tx -> extensions.add(tx, call.accountId(), call.actor(), id, call.ifMatch(), given),
                made -> Answers.created(ExtensionJson.of(made)));
    }

    @DELETE
    @Path("/{id}/phone_number_extensions/{phone_number_extension_id}")
    public Response delete() {
        return Answers.ok(ExtensionJson.of(extensions.remove(
                call.accountId(), call.actor(), call.id(), call.id("phone_number_extension_id"), call.ifMatch())));
    }
}
