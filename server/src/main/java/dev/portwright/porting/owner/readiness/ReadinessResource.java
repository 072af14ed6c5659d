package dev.portwright.porting.owner.readiness;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.http.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Operation {@code GetPortingOrderReadiness}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class ReadinessResource {
    private final CustomerCall call;
    private final Readiness readiness;

    ReadinessResource(CustomerCall call, Readiness readiness) {
        this.call = call;
        this.readiness = readiness;
    }

    /** The schema {@code PortingOrderReadiness}. */
    private record Json(
            String recordType,
            UUID portingOrderId,
            String status,
            boolean ready,
            int score,
            List<Finding> findings,
            List<Document> documents) {
        record Finding(
                String severity,
                String code,
                @Nullable String pointer,
                @Nullable String value,
                String detail) {}

        record Document(String pointer, UUID documentId, String reading) {}

        static Json of(Readiness.Found found) {
            return new Json(
                    "porting_order_readiness",
                    found.order().id(),
                    found.order().status().word(),
                    found.ready(),
                    found.score(),
                    found.findings().stream()
                            .map(finding -> new Finding(
                                    finding.severity().name().toLowerCase(Locale.ROOT),
                                    finding.code(),
                                    finding.pointer(),
                                    finding.value(),
                                    finding.detail()))
                            .toList(),
                    found.papers().stream()
                            .map(paper -> new Document(paper.attribute().pointer(), paper.documentId(), paper.word()))
                            .toList());
        }
    }

    @GET
    @Path("/{id}/readiness")
    public Response get() {
        return Answers.ok(Json.of(readiness.of(call.accountId(), call.id())));
    }
}
