package dev.portwright.inventory;

import dev.portwright.account.Caller;
import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.Idempotency;
import dev.portwright.platform.http.Listed;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code ListPhoneNumbers}, {@code SlimListPhoneNumbers}, {@code RetrievePhoneNumber},
 * {@code UpdatePhoneNumber} and {@code DeletePhoneNumber}.
 */
@Path("/v2/phone_numbers")
@CustomerApi
@RunOnVirtualThread
class PhoneNumberResource {
    private final Contract contract;
    private final CurrentCaller current;
    private final Idempotency idempotency;
    private final InventoryService numbers;
    private final EditNumber editing;

    PhoneNumberResource(
            Contract contract,
            CurrentCaller current,
            Idempotency idempotency,
            InventoryService numbers,
            EditNumber editing) {
        this.contract = contract;
        this.current = current;
        this.idempotency = idempotency;
        this.numbers = numbers;
        this.editing = editing;
    }

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = contract.operation("ListPhoneNumbers")
                .readQuery(uri.getRequestUri().getRawQuery());
        Listed<InventoryNumber> listed = numbers.list(current.get(), query);
        return Answers.page(
                listed.entries().stream().map(InventoryNumberJson::of).toList(), listed.page(), listed.total());
    }

    @GET
    @Path("/slim")
    public Response slim(@Context UriInfo uri) {
        Query query = contract.operation("SlimListPhoneNumbers")
                .readQuery(uri.getRequestUri().getRawQuery());
        boolean connection = query.bool("include_connection").orElse(false);
        boolean tags = query.bool("include_tags").orElse(false);
        Listed<InventoryNumber> listed = numbers.list(current.get(), query);
        return Answers.page(
                listed.entries().stream()
                        .map(number -> SlimNumberJson.of(number, connection, tags))
                        .toList(),
                listed.page(),
                listed.total());
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") String id) {
        return Answers.ok(InventoryNumberJson.of(numbers.get(current.get(), PathIds.uuid("id", id))));
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response update(
            @PathParam("id") String id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context UriInfo uri,
            byte[] body) {
        UUID numberId = PathIds.uuid("id", id);
        CheckedBody patch = contract.operation("UpdatePhoneNumber").checkBody(body);
        Caller caller = current.get();
        return idempotency.once(
                caller.accountId(),
                key,
                new Idempotency.Request("PATCH", uri.getPath(), body),
                () -> Answers.ok(InventoryNumberJson.of(editing.edit(caller, numberId, patch))));
    }

    @DELETE
    @Path("/{id}")
    public Response delete(@PathParam("id") String id) {
        return Answers.ok(DeletedNumberJson.of(numbers.delete(current.get(), PathIds.uuid("id", id))));
    }
}
