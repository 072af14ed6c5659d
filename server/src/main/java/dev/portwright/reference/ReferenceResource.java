package dev.portwright.reference;

import dev.portwright.account.AccountService;
import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.regex.Pattern;

/** Operations {@code ListReferences}, {@code PutReference} and {@code DeleteReference}. */
@Path("/operator/accounts/{account_id}/references")
@OperatorApi
@RunOnVirtualThread
class ReferenceResource {
    private static final Pattern ID_FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final OperatorCall call;
    private final AccountService accounts;
    private final ReferenceRegister register;

    ReferenceResource(OperatorCall call, AccountService accounts, ReferenceRegister register) {
        this.call = call;
        this.accounts = accounts;
        this.register = register;
    }

    @GET
    public Response list() {
        UUID accountId = call.id("account_id");
        Query query = call.query("ListReferences");
        accounts.account(accountId);
        return Answers.page(register.list(accountId, query), entry -> ReferenceJson.of(accountId, entry));
    }

    @PUT
    @Path("{kind}/{reference_id}")
    public Response put() {
        UUID accountId = call.id("account_id");
        String kind = call.path("kind");
        if (!ReferenceRegister.KINDS.contains(kind)) {
            throw new ApiException(unknownKind());
        }
        Reference reference = new Reference(kind, checked(call.path("reference_id")));
        accounts.account(accountId);
        ReferenceRegister.Added added = register.add(accountId, reference);
        ReferenceJson body = ReferenceJson.of(accountId, added.entry());
        return added.isNew() ? Answers.created(body) : Answers.ok(body);
    }

    @DELETE
    @Path("{kind}/{reference_id}")
    public Response delete() {
        UUID accountId = call.id("account_id");
        String id = call.path("reference_id");
        accounts.account(accountId);
        String kind = call.path("kind");
        boolean known =
                ReferenceRegister.KINDS.contains(kind) && ID_FORM.matcher(id).matches();
        if (!known || !register.remove(accountId, new Reference(kind, id))) {
            throw new ApiException(ProblemCode.NOT_FOUND.because("The account has no such reference."));
        }
        return Answers.noContent();
    }

    private static String checked(String referenceId) {
        if (!ID_FORM.matcher(referenceId).matches()) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.in(
                    "reference_id", "The id must be 1 to 64 printable ASCII characters without blanks."));
        }
        return referenceId;
    }

    private static Problem unknownKind() {
        return ProblemCode.INVALID_ENUM.in(
                "kind", "The kind must be one of " + String.join(", ", ReferenceRegister.KINDS) + ".");
    }
}
