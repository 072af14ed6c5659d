package dev.portwright.porting.owner.number;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.page.ETags;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderJson;
import dev.portwright.requirement.RequirementCatalog;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Operations {@code AddPortingOrderPhoneNumbers}, {@code RemovePortingOrderPhoneNumbers} and {@code
 * DeletePortingOrderPhoneNumber}.
 */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class DraftNumberResource {
    private final CustomerCall call;
    private final AddNumbers adding;
    private final RemoveNumbers removing;
    private final RequirementCatalog catalog;
    private final FocCalendar calendar;

    DraftNumberResource(
            CustomerCall call,
            AddNumbers adding,
            RemoveNumbers removing,
            RequirementCatalog catalog,
            FocCalendar calendar) {
        this.call = call;
        this.adding = adding;
        this.removing = removing;
        this.catalog = catalog;
        this.calendar = calendar;
    }

    @POST
    @Path("/{id}/phone_numbers")
    @TakesBody
    @MaxBody(kib = 256)
    public Response add(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("AddPortingOrderPhoneNumbers", body);
        return call.keptOr(body, () -> {
            AddNumbers.Wanted wanted = adding.read(given);
            return call.change(
                    body,
                    tx -> adding.add(tx, call.accountId(), call.actor(), id, call.ifMatch(), wanted),
                    this::answer);
        });
    }

    @POST
    @Path("/{id}/phone_numbers/actions/remove")
    @TakesBody
    @MaxBody(kib = 256)
    public Response remove(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("RemovePortingOrderPhoneNumbers", body);
        return call.keptOr(body, () -> {
            var known = removing.lookUp(call.accountId(), id);
            return call.change(
                    body,
                    tx -> removing.remove(tx, call.accountId(), call.actor(), id, call.ifMatch(), given, known),
                    this::answer);
        });
    }

    @DELETE
    @Path("/{id}/phone_numbers/{porting_phone_number_id}")
    public Response delete() {
        UUID id = call.id();
        UUID numberId = call.id("porting_phone_number_id");
        removing.removeOne(call.accountId(), call.actor(), id, numberId, call.ifMatch());
        return Answers.noContent();
    }

    private Response answer(Drafts.Changed changed) {
        PortingOrder order = changed.order().order();
        return Answers.tagged(
                PortingOrderJson.of(order, changed.order().shown(), catalog),
                PortingOrderJson.meta(order, changed.warnings(), calendar),
                ETags.of(order.version()));
    }
}
