package dev.portwright.porting.configuration;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.porting.book.BundlePairs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code ListPhoneNumberConfigurations} and {@code CreatePhoneNumberConfigurations}. */
@Path("/v2/porting_orders/phone_number_configurations")
@CustomerApi
@RunOnVirtualThread
class BundlePairResource {
    private final CustomerCall call;
    private final BundlePairs pairs;
    private final PairNumbers pairing;

    BundlePairResource(CustomerCall call, BundlePairs pairs, PairNumbers pairing) {
        this.call = call;
        this.pairs = pairs;
        this.pairing = pairing;
    }

    @GET
    public Response list() {
        Query query = call.query("ListPhoneNumberConfigurations");
        return Answers.page(pairs.list(call.accountId(), query), BundlePairJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.checkedBody("CreatePhoneNumberConfigurations", body);
        return call.change(
                body,
                tx -> pairing.pair(tx, call.accountId(), call.actor(), given),
                made -> Answers.created(made.stream().map(BundlePairJson::of).toList()));
    }
}
