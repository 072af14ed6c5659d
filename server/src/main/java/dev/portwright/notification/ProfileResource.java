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
 * Operations {@code FindNotificationsProfiles}, {@code CreateNotificationProfile}, {@code GetNotificationProfile}, {@code
 * UpdateNotificationProfile} and {@code DeleteNotificationProfile}.
 */
@Path("/v2/notification_profiles")
@CustomerApi
@RunOnVirtualThread
class ProfileResource {
    private final CustomerCall call;
    private final Profiles profiles;

    ProfileResource(CustomerCall call, Profiles profiles) {
        this.call = call;
        this.profiles = profiles;
    }

    @GET
    public Response list() {
        return Answers.page(
                profiles.list(
                        call.accountId(),
                        call.query("FindNotificationsProfiles").page()),
                Profile::json);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.checkedBody("CreateNotificationProfile", body);
        return call.change(
                body, tx -> profiles.add(tx, call.accountId(), given), profile -> Answers.ok(profile.json()));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(profiles.get(call.accountId(), call.id()).json());
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response edit(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("UpdateNotificationProfile", body);
        return call.change(
                body, tx -> profiles.edit(tx, call.accountId(), id, given), profile -> Answers.ok(profile.json()));
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        return Answers.ok(profiles.remove(call.accountId(), call.id()).json());
    }
}
