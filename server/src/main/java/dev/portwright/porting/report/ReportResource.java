package dev.portwright.porting.report;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.TakesBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Operations {@code ListPortingReports}, {@code CreatePortingReport} and {@code GetPortingReport}. */
@Path("/v2/porting/reports")
@CustomerApi
@RunOnVirtualThread
class ReportResource {
    private final CustomerCall call;
    private final Reports reports;

    ReportResource(CustomerCall call, Reports reports) {
        this.call = call;
        this.reports = reports;
    }

    @GET
    public Response list() {
        return Answers.page(reports.list(call.accountId(), call.query("ListPortingReports")), Report::json);
    }

    @POST
    @TakesBody
    public Response create(byte[] body) {
        CheckedBody given = call.exactBody("CreatePortingReport", body);
        return call.change(
                body, tx -> reports.create(tx, call.accountId(), given), report -> Answers.created(report.json()));
    }

    @GET
    @Path("/{id}")
    public Response get() {
        return Answers.ok(reports.get(call.accountId(), call.id()).json());
    }
}
