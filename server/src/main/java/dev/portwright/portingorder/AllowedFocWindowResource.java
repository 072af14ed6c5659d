package dev.portwright.portingorder;

import dev.portwright.account.CurrentCaller;
import dev.portwright.account.CustomerApi;
import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.http.PathIds;
import dev.portwright.platform.http.Total;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;

/** Operation {@code ListAllowedFocWindows}. */
@Path("/v2/porting_orders/{id}/allowed_foc_windows")
@CustomerApi
@RunOnVirtualThread
class AllowedFocWindowResource {
    /** There is one window a day, so one page always holds all of them. */
    private static final Page PAGE = new Page(1, FocCalendar.DAYS);

    private final Contract contract;
    private final CurrentCaller current;
    private final AllowedFocWindows windows;

    AllowedFocWindowResource(Contract contract, CurrentCaller current, AllowedFocWindows windows) {
        this.contract = contract;
        this.current = current;
        this.windows = windows;
    }

    @GET
    public Response list(@PathParam("id") String id, @Context UriInfo uri) {
        UUID orderId = PathIds.uuid("id", id);
        Query query = contract.operation("ListAllowedFocWindows")
                .readQuery(uri.getRequestUri().getRawQuery());
        if (query.bool("explain").orElse(false)) {
            AllowedFocWindows.Days days = windows.explain(current.get(), orderId);
            return all(days.calendar().stream()
                    .map(day -> AllowedFocWindowJson.Day.of(day, days))
                    .toList());
        }
        return all(windows.windows(current.get(), orderId).stream()
                .map(AllowedFocWindowJson::of)
                .toList());
    }

    private static Response all(List<?> entries) {
        return Answers.page(entries, PAGE, new Total(entries.size(), true));
    }
}
