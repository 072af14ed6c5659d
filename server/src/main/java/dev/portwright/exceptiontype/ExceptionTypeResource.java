package dev.portwright.exceptiontype;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code ListExceptionTypes}. */
@Path("/v2/porting_orders/exception_types")
@CustomerApi
@RunOnVirtualThread
class ExceptionTypeResource {
    private final CustomerCall call;
    private final ExceptionCatalog catalog;

    ExceptionTypeResource(CustomerCall call, ExceptionCatalog catalog) {
        this.call = call;
        this.catalog = catalog;
    }

    @GET
    public Response list() {
        call.query("ListExceptionTypes");
        return Answers.ok(catalog.all());
    }
}
