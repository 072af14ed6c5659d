package dev.portwright.exceptiontype;

import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code ListExceptionTypes}. */
@Path("/v2/porting_orders/exception_types")
@CustomerApi
@RunOnVirtualThread
class ExceptionTypeResource {
    private final Contract contract;
    private final ExceptionCatalog catalog;

    ExceptionTypeResource(Contract contract, ExceptionCatalog catalog) {
        this.contract = contract;
        this.catalog = catalog;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        contract.operation("ListExceptionTypes").readQuery(uri.getRequestUri().getRawQuery());
        return Answers.ok(catalog.all());
    }
}
