package dev.portwright.managed;

import dev.portwright.account.Authenticator;
import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Operations {@code ListManagedAccounts}, {@code CreateManagedAccount}, {@code RetrieveManagedAccount},
 * {@code UpdateManagedAccount}, {@code DisableManagedAccount}, {@code EnableManagedAccount},
 * {@code ListAllocatableGlobalOutboundChannels} and {@code UpdateManagedAccountGlobalChannelLimit}.
 */
@Path("/v2/managed_accounts")
@CustomerApi
@RunOnVirtualThread
class ManagedAccountResource {
    private final CustomerCall call;
    private final ManagedAccounts accounts;
    private final OutboundChannels channels;
    private final Authenticator authenticator;

    ManagedAccountResource(
            CustomerCall call, ManagedAccounts accounts, OutboundChannels channels, Authenticator authenticator) {
        this.call = call;
        this.accounts = accounts;
        this.channels = channels;
        this.authenticator = authenticator;
    }

    @GET
    public Response list() {
        return Answers.page(
                accounts.list(call.accountId(), call.query("ListManagedAccounts")), ManagedAccountJson.Entry::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        NewManagedAccount wanted = NewManagedAccount.read(call.checkedBody("CreateManagedAccount", body));
        return call.change(
                body, tx -> accounts.create(tx, call.caller(), call.actor(), wanted), ManagedAccountResource::one);
    }

    @GET
    @Path("/allocatable_global_outbound_channels")
    public Response allocatable() {
        return Answers.ok(ManagedAccountJson.Channels.of(channels.ofManager(call.accountId())));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return one(accounts.get(call.accountId(), call.id()));
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response update(byte[] body) {
        UUID id = call.id();
        JsonNode given = call.body("UpdateManagedAccount", body).path("managed_account_allow_custom_pricing");
        @Nullable Boolean allow = given.isMissingNode() ? null : given.asBoolean();
        return call.change(
                body, tx -> accounts.edit(tx, call.accountId(), id, allow, call.actor()), ManagedAccountResource::one);
    }

    @POST
    @Path("/{id}/actions/disable")
    public Response disable() {
        UUID id = call.id();
        Response answer = call.change(
                tx -> accounts.disable(tx, call.accountId(), id, call.actor()), ManagedAccountResource::one);
        authenticator.forget();
        return answer;
    }

    /** Connections stay as they are while an account is disabled, so there are none to enable again. */
    @POST
    @Path("/{id}/actions/enable")
    @TakesBody
    public Response enable(byte[] body) {
        UUID id = call.id();
        call.bodyIfAny("EnableManagedAccount", body);
        Response answer = call.change(
                body, tx -> accounts.enable(tx, call.accountId(), id, call.actor()), ManagedAccountResource::one);
        authenticator.forget();
        return answer;
    }

    @PATCH
    @Path("/{id}/update_global_channel_limit")
    @TakesBody
    public Response limit(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("UpdateManagedAccountGlobalChannelLimit", body);
        return call.change(
                body,
                tx -> channels.handOut(tx, call.accountId(), id, given, call.actor()),
                account -> Answers.ok(ManagedAccountJson.Limit.of(account)));
    }

    private static Response one(ManagedAccounts.Shown shown) {
        return Answers.ok(ManagedAccountJson.One.of(shown));
    }
}
