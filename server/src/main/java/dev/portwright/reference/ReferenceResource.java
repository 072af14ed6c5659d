package dev.portwright.reference;

import dev.portwright.account.AccountService;
import dev.portwright.account.OperatorApi;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.Total;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Operations {@code ListReferences}, {@code PutReference} and {@code DeleteReference}. */
@Path("/operator/accounts/{account_id}/references")
@OperatorApi
@RunOnVirtualThread
class ReferenceResource {
    private static final Pattern ID_FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final Contract contract;
    private final AccountService accounts;
    private final ReferenceRegister register;

    ReferenceResource(Contract contract, AccountService accounts, ReferenceRegister register) {
        this.contract = contract;
        this.accounts = accounts;
        this.register = register;
    }

    @GET
    public Response list(@PathParam("account_id") String id, @Context UriInfo uri) {
        UUID accountId = PathIds.uuid("account_id", id);
        Query query = contract.operation("ListReferences")
                .readQuery(uri.getRequestUri().getRawQuery());
        accounts.account(accountId);
        @Nullable
        ReferenceKind kind =
                query.text("filter.kind").flatMap(ReferenceKind::ofWord).orElse(null);
        Page page = query.page();
        List<ReferenceJson> found = register.list(accountId, kind, page).stream()
                .map(entry -> ReferenceJson.of(accountId, entry))
                .toList();
        return Answers.page(found, page, new Total(register.count(accountId, kind), true));
    }

    @PUT
    @Path("{kind}/{reference_id}")
    public Response put(
            @PathParam("account_id") String id,
            @PathParam("kind") String kind,
            @PathParam("reference_id") String referenceId) {
        UUID accountId = PathIds.uuid("account_id", id);
        Reference reference = new Reference(
                ReferenceKind.ofWord(kind).orElseThrow(() -> new ApiException(unknownKind())), checked(referenceId));
        accounts.account(accountId);
        ReferenceRegister.Added added = register.add(accountId, reference);
        ReferenceJson body = ReferenceJson.of(accountId, added.entry());
        return added.isNew() ? Answers.created(body) : Answers.ok(body);
    }

    @DELETE
    @Path("{kind}/{reference_id}")
    public Response delete(
            @PathParam("account_id") String id,
            @PathParam("kind") String kind,
            @PathParam("reference_id") String referenceId) {
        UUID accountId = PathIds.uuid("account_id", id);
        accounts.account(accountId);
        Optional<ReferenceKind> known = ReferenceKind.ofWord(kind)
                .filter(any -> ID_FORM.matcher(referenceId).matches());
        if (known.isEmpty() || !register.remove(accountId, new Reference(known.get(), referenceId))) {
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
        String words =
                Arrays.stream(ReferenceKind.values()).map(ReferenceKind::word).collect(Collectors.joining(", "));
        return ProblemCode.INVALID_ENUM.in("kind", "The kind must be one of " + words + ".");
    }
}
