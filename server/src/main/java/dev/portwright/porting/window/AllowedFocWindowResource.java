package dev.portwright.porting.window;

import dev.portwright.account.CustomerApi;
import dev.portwright.account.CustomerCall;
import dev.portwright.foc.FocCalendar;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.page.Listed;
import dev.portwright.porting.order.FocDayJson;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Operation {@code ListAllowedFocWindows}. */
@Path("/v2/porting_orders") // A path of its own with {id} would be tried, in vain, for each reading of an order.
@CustomerApi
@RunOnVirtualThread
class AllowedFocWindowResource {
    /** There is one window a day, so one page always holds all of them. */
    private static final Page PAGE = new Page(1, FocCalendar.DAYS);

    private final CustomerCall call;
    private final AllowedFocWindows windows;

    AllowedFocWindowResource(CustomerCall call, AllowedFocWindows windows) {
        this.call = call;
        this.windows = windows;
    }

    @GET
    @Path("/{id}/allowed_foc_windows")
    public Response list() {
        UUID orderId = call.id();
        if (call.query("ListAllowedFocWindows").bool("explain").orElse(false)) {
            AllowedFocWindows.Days days = windows.explain(call.accountId(), orderId);
            return all(days.calendar().stream()
                    .map(day -> days.closed()
                            .map(closed -> FocDayJson.closed(day, closed.reason(), closed.detail()))
                            .orElseGet(() -> FocDayJson.of(day)))
                    .toList());
        }
        return all(windows.windows(call.accountId(), orderId).stream()
                .map(AllowedFocWindowJson::of)
                .toList());
    }

    private static Response all(List<?> entries) {
        return Answers.page(Listed.counted(entries, PAGE, entries.size()), entry -> entry);
    }
}
