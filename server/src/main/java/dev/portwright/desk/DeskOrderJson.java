package dev.portwright.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portwright.porting.order.PortingOrderJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order on the desk's wire: schema {@code DeskPortingOrder}, the order as its owner sees it and what is the desk's. */
record DeskOrderJson(
        @JsonUnwrapped PortingOrderJson order,
        UUID accountId,
        @Nullable Request request,
        @Nullable String carrierOrderNumber,
        DeskSheet.@Nullable Claim claim) {

    record Request(String type, Instant askedAt) {}

    /** What stands beside an order. */
    record Meta(String phoneNumbersUrl) {}

    static DeskOrderJson of(DeskOrder order) {
        DeskRequest request = order.work().request();
        DeskSheet sheet = order.work().sheet();
        return new DeskOrderJson(
                order.found().json(),
                order.found().order().accountId(),
                request == null ? null : new Request(request.type().word(), request.askedAt()),
                sheet.carrierOrderNumber(),
                sheet.claim());
    }
}
