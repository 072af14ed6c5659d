package dev.portwright.inventory;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code ListPhoneNumbers}, {@code SlimListPhoneNumbers}, {@code RetrievePhoneNumber},
 * {@code UpdatePhoneNumber} and {@code DeletePhoneNumber}.
 */
@Path("/v2/phone_numbers")
@CustomerApi
@RunOnVirtualThread
class PhoneNumberResource {
    private final CustomerCall call;
    private final InventoryService numbers;
    private final EditNumber editing;

    PhoneNumberResource(CustomerCall call, InventoryService numbers, EditNumber editing) {
        this.call = call;
        this.numbers = numbers;
        this.editing = editing;
    }

    @GET
    public Response list() {
        Query query = call.query("ListPhoneNumbers");
        return Answers.page(numbers.list(call.accountId(), query), InventoryNumberJson::of);
    }

    @GET
    @Path("/slim")
    public Response slim() {
        Query query = call.query("SlimListPhoneNumbers");
        boolean connection = query.bool("include_connection").orElse(false);
        boolean tags = query.bool("include_tags").orElse(false);
        return Answers.page(
                numbers.list(call.accountId(), query), number -> SlimNumberJson.of(number, connection, tags));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(InventoryNumberJson.of(numbers.get(call.accountId(), call.id())));
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response update(byte[] body) {
        UUID id = call.id();
        CheckedBody patch = call.checkedBody("UpdatePhoneNumber", body);
        return call.change(
                body,
                tx -> editing.edit(tx, call.accountId(), id, patch),
                number -> Answers.ok(InventoryNumberJson.of(number)));
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        return Answers.ok(DeletedNumberJson.of(numbers.delete(call.accountId(), call.id())));
    }
}
