package dev.portwright.notification;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * Operations {@code ListNotificationSettings}, {@code CreateNotificationSetting}, {@code GetNotificationSetting} and {@code
 * DeleteNotificationSetting}.
 */
@Path("/v2/notification_settings")
@CustomerApi
@RunOnVirtualThread
class SettingResource {
    private final CustomerCall call;
    private final NotificationSettings settings;

    SettingResource(CustomerCall call, NotificationSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    @GET
    public Response list() {
        return Answers.page(settings.list(call.accountId(), call.query("ListNotificationSettings")), Setting::json);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.checkedBody("CreateNotificationSetting", body);
        return call.change(
                body,
                tx -> settings.add(tx, call.accountId(), given),
                added -> added.isNew()
                        ? Answers.created(added.setting().json())
                        : Answers.ok(added.setting().json()));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(settings.get(call.accountId(), call.id()).json());
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        return Answers.ok(settings.remove(call.accountId(), call.id()).json(Setting.DELETED));
    }
}
