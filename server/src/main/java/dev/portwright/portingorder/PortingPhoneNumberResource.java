package dev.portwright.portingorder;

import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Listed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Operation {@code ListPortingPhoneNumbers}, as JSON or as CSV, whichever the client prefers. */
@Path("/v2/porting_phone_numbers")
@CustomerApi
@RunOnVirtualThread
class PortingPhoneNumberResource {
    private final Contract contract;
    private final CurrentCaller current;
    private final PhoneNumberList numbers;

    PortingPhoneNumberResource(Contract contract, CurrentCaller current, PhoneNumberList numbers) {
        this.contract = contract;
        this.current = current;
        this.numbers = numbers;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response json(@Context UriInfo uri) {
        Listed<PhoneNumberList.Entry> listed = list(uri);
        return Answers.page(
                listed.entries().stream().map(PortingPhoneNumberJson::of).toList(), listed.page(), listed.total());
    }

    @GET
    @Produces("text/csv;qs=0.5")
    public Response csv(@Context UriInfo uri) {
        return Response.ok(PhoneNumberCsv.render(list(uri).entries()), "text/csv;charset=utf-8")
                .header("content-disposition", "attachment; filename=\"porting_phone_numbers.csv\"")
                .build();
    }

    private Listed<PhoneNumberList.Entry> list(UriInfo uri) {
        Query query = contract.operation("ListPortingPhoneNumbers")
                .readQuery(uri.getRequestUri().getRawQuery());
        return numbers.list(current.get(), query);
    }
}
