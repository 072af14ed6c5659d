package dev.portwright.porting.owner;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.book.PhoneNumberList;
import dev.portwright.porting.order.ListedPhoneNumber;
import dev.portwright.porting.order.PortingPhoneNumberJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Operation {@code ListPortingPhoneNumbers}, as JSON or as CSV, whichever the client prefers. */
@Path("/v2/porting_phone_numbers")
@CustomerApi
@RunOnVirtualThread
class PortingPhoneNumberResource {
    private static final MediaType CSV = new MediaType("text", "csv");

    private final CustomerCall call;
    private final PhoneNumberList numbers;

    PortingPhoneNumberResource(CustomerCall call, PhoneNumberList numbers) {
        this.call = call;
        this.numbers = numbers;
    }

    // The framework would choose by the Accept header before anybody has looked at the key.
    @GET
    public Response list(@Context HttpHeaders headers) {
        return prefersCsv(headers) ? csv(entries()) : Answers.page(entries(), PortingPhoneNumberJson::of);
    }

    /** A page like any other. CSV has no place to say that there are more, so a header does. */
    private Response csv(Listed<ListedPhoneNumber> listed) {
        Response.ResponseBuilder response = Response.ok(
                        PhoneNumberCsv.render(listed.entries()), "text/csv;charset=utf-8")
                .header("content-disposition", "attachment; filename=\"porting_phone_numbers.csv\"");
        call.nextPage(listed).ifPresent(next -> response.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
        return response.build();
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

    private Listed<ListedPhoneNumber> entries() {
        return numbers.list(call.accountId(), call.query("ListPortingPhoneNumbers"));
    }
}
