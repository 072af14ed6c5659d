package dev.portwright.desk;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operations {@code ListDeskNotes} and {@code CreateDeskNote}. */
@Path("/operator/porting_orders/{id}/notes")
@OperatorApi
@RunOnVirtualThread
class DeskNoteResource {
    private final OperatorCall call;
    private final DeskNotes notes;

    DeskNoteResource(OperatorCall call, DeskNotes notes) {
        this.call = call;
        this.notes = notes;
    }

    /** The schema {@code DeskNote}. */
    private record NoteJson(
            UUID id,
            String recordType,
            UUID portingOrderId,
            @Nullable UUID operatorId,
            @Nullable String operatorName,
            String body,
            Instant createdAt) {
        static NoteJson of(DeskNote note) {
            return new NoteJson(
                    note.id(),
                    "desk_note",
                    note.orderId(),
                    note.operatorId(),
                    note.operatorName(),
                    note.body(),
                    note.createdAt());
        }
    }

    @GET
    public Response list() {
        UUID orderId = call.id();
        Page page = call.query("ListDeskNotes").page();
        return Answers.page(notes.list(orderId, page), NoteJson::of);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        UUID orderId = call.id();
        String text = call.body("CreateDeskNote", body).path("body").stringValue();
        return Answers.created(NoteJson.of(notes.add(orderId, call.actor(), text)));
    }
}
