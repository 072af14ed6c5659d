package dev.portwright.porting.loa.signing;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Operation {@code SignPortingOrderLoa}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class SignResource {
    private final CustomerCall call;
    private final Signing signing;

    SignResource(CustomerCall call, Signing signing) {
        this.call = call;
        this.signing = signing;
    }

    @POST
    @Path("/{id}/loa/sign")
    @TakesBody
    @MaxBody(kib = 512)
    public Response sign(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("SignPortingOrderLoa", body);
        return call.keptOr(body, () -> {
            SignedLetter letter = signing.make(call.accountId(), id, call.address(), given);
            return call.change(
                    body,
                    tx -> signing.keep(tx, call.accountId(), call.actor(), call.ifMatch(), letter),
                    document -> Answers.created(letter.json(document)));
        });
    }
}
