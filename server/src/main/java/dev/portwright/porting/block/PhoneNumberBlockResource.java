package dev.portwright.porting.block;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.porting.book.PhoneNumberBlocks;
import dev.portwright.porting.order.PhoneNumberBlockJson;
import dev.portwright.porting.order.PortingOrderJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/**
 * Operations {@code listPortingPhoneNumberBlocks}, {@code createPortingPhoneNumberBlock} and {@code
 * deletePortingPhoneNumberBlock}.
 */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class PhoneNumberBlockResource {
    private record Meta(List<PortingOrderJson.Warning> warnings) {}

    private final CustomerCall call;
    private final PhoneNumberBlocks blocks;
    private final AddBlock adding;
    private final RemoveBlock removing;

    PhoneNumberBlockResource(CustomerCall call, PhoneNumberBlocks blocks, AddBlock adding, RemoveBlock removing) {
        this.call = call;
        this.blocks = blocks;
        this.adding = adding;
        this.removing = removing;
    }

    @GET
    @Path("/{id}/phone_number_blocks")
    public Response list() {
        UUID id = call.id();
        Query query = call.query("listPortingPhoneNumberBlocks");
        return Answers.page(blocks.list(call.accountId(), id, query), PhoneNumberBlockJson::of);
    }

    @POST
    @Path("/{id}/phone_number_blocks")
    @TakesBody
    public Response create(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("createPortingPhoneNumberBlock", body);
        return call.keptOr(
                body,
                () -> adding.add(
                        call.accountId(),
                        call.actor(),
                        id,
                        call.ifMatch(),
                        given,
                        work -> call.change(body, work, PhoneNumberBlockResource::answer)));
    }

    @DELETE
    @Path("/{id}/phone_number_blocks/{phone_number_block_id}")
    public Response delete() {
        return Answers.ok(PhoneNumberBlockJson.of(removing.remove(
                call.accountId(), call.actor(), call.id(), call.id("phone_number_block_id"), call.ifMatch())));
    }

    private static Response answer(AddBlock.Added added) {
        PhoneNumberBlockJson block = PhoneNumberBlockJson.of(added.block());
        return added.warnings().isEmpty()
                ? Answers.created(block)
                : Answers.created(block, new Meta(PortingOrderJson.warningsOf(added.warnings())));
    }
}
