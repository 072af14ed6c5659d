package dev.portwright.document;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.account.OpenToShares;
import dev.portwright.account.SharePermission;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.MaxBody;
import dev.portwright.platform.http.MultipartForm;
import dev.portwright.platform.http.TakesBody;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.json.LargeMember;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations {@code ListDocuments}, {@code CreateDocument}, {@code RetrieveDocument}, {@code UpdateDocument} and {@code
 * DeleteDocument}.
 */
@Path("/v2/documents")
@CustomerApi
@RunOnVirtualThread
class DocumentResource {
    private static final String FILE = "file";

    /** 20 MiB in base64, some more for line feeds in it, and what else the request says. */
    private static final int LARGEST_KIB = 30 * 1024;

    private final CustomerCall call;
    private final Documents documents;
    private final Uploads uploads;

    DocumentResource(CustomerCall call, Documents documents, Uploads uploads) {
        this.call = call;
        this.documents = documents;
        this.uploads = uploads;
    }

    @GET
    @OpenToShares(SharePermission.READ)
    public Response list() {
        return Answers.page(documents.list(Reach.of(call), call.query("ListDocuments")), Document::json);
    }

    @POST
    @OpenToShares(SharePermission.UPDATE)
    @TakesBody({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
    @MaxBody(kib = LARGEST_KIB, heldKib = Upload.HELD_KIB)
    public Response create(InputStream body, @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
        try (UploadRequest request =
                uploads.receive(Reach.of(call), call.wasAnswered(), content -> said(body, type, content))) {
            if (call.onlyOrder() != null && request.url() != null) {
                // The server reaches addresses that whoever was given the token need not reach.
                throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                        "/url", "With a sharing token a file comes with the request. Send its content as 'file'."));
            }
            byte[] same = request.fingerprint();
            return call.keptOr(same, () -> {
                Upload.Received file = uploads.complete(call.accountId(), request);
                return call.change(
                        same, tx -> documents.add(tx, Reach.of(call), file), document -> Answers.ok(document.json()));
            });
        }
    }

    private Uploads.Said said(InputStream body, @Nullable String type, Upload content) {
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
            return new Uploads.Said(checked(LargeMember.read(body, FILE, content)), null);
        }
        MultipartForm form = MultipartForm.read(body, type, FILE, content);
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        if (form.hasFile()) {
            fields.put(FILE, "");
        }
        return new Uploads.Said(checked(Json.bytes(fields)), form.filename());
    }

    private CheckedBody checked(byte[] fields) {
        return call.checkedBody("CreateDocument", fields);
    }

    @GET
    @Path("/{id}")
    @OpenToShares(SharePermission.READ)
    public Response get() {
        return Answers.ok(documents.get(Reach.of(call), call.id()).json());
    }

    @PATCH
    @Path("/{id}")
    @TakesBody
    public Response edit(byte[] body) {
        UUID id = call.id();
        CheckedBody given = call.checkedBody("UpdateDocument", body);
        return call.change(
                body, tx -> documents.edit(tx, call.accountId(), id, given), document -> Answers.ok(document.json()));
    }

    @DELETE
    @Path("/{id}")
    public Response delete() {
        return Answers.ok(documents.remove(call.accountId(), call.id()).json());
    }
}
