package dev.portwright.ukcarrier;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** {@code listPortingUKCarriers}. */
@Path("/v2/porting/uk_carriers")
@CustomerApi
@RunOnVirtualThread
class UkCarrierResource {
    private final CustomerCall call;
    private final UkCarriers carriers;

    UkCarrierResource(CustomerCall call, UkCarriers carriers) {
        this.call = call;
        this.carriers = carriers;
    }

    @GET
    public Response list() {
        call.query("listPortingUKCarriers");
        return Answers.ok(carriers.all().stream().map(UkCarrier::json).toList());
    }
}
