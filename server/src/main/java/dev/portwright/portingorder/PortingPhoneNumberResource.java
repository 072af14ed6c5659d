package dev.portwright.portingorder;

import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Listed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Operation {@code ListPortingPhoneNumbers}, as JSON or as CSV, whichever the client prefers. */
@Path("/v2/porting_phone_numbers")
@CustomerApi
@RunOnVirtualThread
class PortingPhoneNumberResource {
    private static final MediaType CSV = new MediaType("text", "csv");

    private final Contract contract;
    private final CurrentCaller current;
    private final PhoneNumberList numbers;

    PortingPhoneNumberResource(Contract contract, CurrentCaller current, PhoneNumberList numbers) {
        this.contract = contract;
        this.current = current;
        this.numbers = numbers;
    }

    // The framework would choose by the Accept header before anybody has looked at the key.
    @GET
    public Response list(@Context HttpHeaders headers, @Context UriInfo uri) {
        return prefersCsv(headers) ? csv(list(uri)) : json(list(uri));
    }

    private static Response json(Listed<PhoneNumberList.Entry> listed) {
        return Answers.page(
                listed.entries().stream().map(PortingPhoneNumberJson::of).toList(), listed.page(), listed.total());
    }

    private static Response csv(Listed<PhoneNumberList.Entry> listed) {
        return Response.ok(PhoneNumberCsv.render(listed.entries()), "text/csv;charset=utf-8")
                .header("content-disposition", "attachment; filename=\"porting_phone_numbers.csv\"")
                .build();
    }

    /** JSON unless CSV is liked better. */
    private static boolean prefersCsv(HttpHeaders headers) {
        for (MediaType accepted : acceptable(headers)) {
            if (MediaType.APPLICATION_JSON_TYPE.isCompatible(accepted)) {
                return false;
            }
            if (CSV.isCompatible(accepted)) {
                return true;
            }
        }
        throw new NotAcceptableException();
    }

    private static List<MediaType> acceptable(HttpHeaders headers) {
        try {
            return headers.getAcceptableMediaTypes();
        } catch (IllegalArgumentException e) {
            throw new NotAcceptableException(e);
        }
    }

    private Listed<PhoneNumberList.Entry> list(UriInfo uri) {
        Query query = contract.operation("ListPortingPhoneNumbers")
                .readQuery(uri.getRequestUri().getRawQuery());
        return numbers.list(current.get(), query);
    }
}
