package dev.portwright.resource.tag;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operation {@code GetUserTags}. */
@Path("/v2/user_tags")
@CustomerApi
@RunOnVirtualThread
class UserTagResource {
    private final CustomerCall call;
    private final UserTagService tags;

    UserTagResource(CustomerCall call, UserTagService tags) {
        this.call = call;
        this.tags = tags;
    }

    @GET
    public Response list() {
        String start = call.query("GetUserTags").text("filter.starts_with").orElse("");
        return Answers.ok(tags.list(call.accountId(), start));
    }
}
