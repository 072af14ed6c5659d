package dev.portwright.managed;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operations {@code GetAccountOutboundChannels} and {@code ReplaceAccountOutboundChannels}. */
@Path("/operator/accounts/{account_id}/outbound_channels")
@OperatorApi
@RunOnVirtualThread
class OutboundChannelResource {
    private final OperatorCall call;
    private final OutboundChannels channels;

    OutboundChannelResource(OperatorCall call, OutboundChannels channels) {
        this.call = call;
        this.channels = channels;
    }

    @GET
    public Response get() {
        UUID accountId = call.id("account_id");
        return Answers.ok(ManagedAccountJson.ChannelsOfAny.of(accountId, channels.ofAny(accountId)));
    }

    @PUT
    @TakesBody
    public Response replace(byte[] body) {
        UUID accountId = call.id("account_id");
        int wanted = call.body("ReplaceAccountOutboundChannels", body)
                .path("allocatable_global_outbound_channels")
                .asInt();
        return Answers.ok(
                ManagedAccountJson.ChannelsOfAny.of(accountId, channels.provide(accountId, wanted, call.actor())));
    }
}
