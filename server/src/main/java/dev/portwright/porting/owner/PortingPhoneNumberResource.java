package dev.portwright.porting.owner;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.CsvPages;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.book.PhoneNumberList;
import dev.portwright.porting.order.ListedPhoneNumber;
import dev.portwright.porting.order.PortingPhoneNumberJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Operation {@code ListPortingPhoneNumbers}, as JSON or as CSV, whichever the client prefers. */
@Path("/v2/porting_phone_numbers")
@CustomerApi
@RunOnVirtualThread
class PortingPhoneNumberResource {
    private final CustomerCall call;
    private final PhoneNumberList numbers;

    PortingPhoneNumberResource(CustomerCall call, PhoneNumberList numbers) {
        this.call = call;
        this.numbers = numbers;
    }

    @GET
    public Response list(@Context HttpHeaders headers) {
        return CsvPages.preferred(headers)
                ? CsvPages.page(call, entries(), PhoneNumberCsv.TABLE, "porting_phone_numbers.csv")
                : Answers.page(entries(), PortingPhoneNumberJson::of);
    }

    private Listed<ListedPhoneNumber> entries() {
        return numbers.list(call.accountId(), call.query("ListPortingPhoneNumbers"));
    }
}
