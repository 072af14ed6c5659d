package dev.portwright.porting.configuration;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.porting.book.NumberConfigurations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code ListPhoneNumberConfigurations} and {@code CreatePhoneNumberConfigurations}. */
@Path("/v2/porting_orders/phone_number_configurations")
@CustomerApi
@RunOnVirtualThread
class NumberConfigurationResource {
    private final CustomerCall call;
    private final NumberConfigurations configurations;
    private final PairNumbers pairing;

    NumberConfigurationResource(CustomerCall call, NumberConfigurations configurations, PairNumbers pairing) {
        this.call = call;
        this.configurations = configurations;
        this.pairing = pairing;
    }

    @GET
    public Response list() {
        Query query = call.query("ListPhoneNumberConfigurations");
        return Answers.page(configurations.list(call.accountId(), query), NumberConfigurationJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.checkedBody("CreatePhoneNumberConfigurations", body);
        return call.change(
                body,
                tx -> pairing.pair(tx, call.accountId(), call.actor(), given),
                pairs -> Answers.created(
                        pairs.stream().map(NumberConfigurationJson::of).toList()));
    }
}
