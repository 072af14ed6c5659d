package dev.portwright.notification;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code ListNotificationChannels}, {@code CreateNotificationChannels}, {@code GetNotificationChannel}, {@code
 * UpdateNotificationChannel} and {@code DeleteNotificationChannel}.
 */
@Path("/v2/notification_channels")
@CustomerApi
@RunOnVirtualThread
class ChannelResource {
    private final CustomerCall call;
    private final Channels channels;

    ChannelResource(CustomerCall call, Channels channels) {
        this.call = call;
        this.channels = channels;
    }

    @GET
    public Response list() {
        return Answers.page(channels.list(call.accountId(), call.query("ListNotificationChannels")), Channel::json);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.checkedBody("CreateNotificationChannels", body);
        return call.change(
                body, tx -> channels.add(tx, call.accountId(), given), channel -> Answers.ok(channel.json()));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(channels.get(call.accountId(), call.id()).json());
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response edit(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("UpdateNotificationChannel", body);
        return call.change(
                body, tx -> channels.edit(tx, call.accountId(), id, given), channel -> Answers.ok(channel.json()));
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        return Answers.ok(channels.remove(call.accountId(), call.id()).json());
    }
}
