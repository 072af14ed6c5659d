package dev.portwright.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portwright.platform.config.Settings.Activation;
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
        @Nullable String activation,
        String effectiveActivation,
        DeskSheet.@Nullable Claim claim) {

    record Request(String type, Instant askedAt) {}

    /** What stands beside an order. */
    record Meta(String phoneNumbersUrl) {}

    /** @param usual what activates the numbers of orders for which nothing else was said */
    static DeskOrderJson of(DeskOrder order, Activation usual) {
        DeskRequest request = order.work().request();
        DeskSheet sheet = order.work().sheet();
        Activation own = sheet.activation();
        return new DeskOrderJson(
                order.found().json(),
                order.found().order().accountId(),
                request == null ? null : new Request(request.type().word(), request.askedAt()),
                sheet.carrierOrderNumber(),
                own == null ? null : own.word(),
                sheet.activationOr(usual).word(),
                sheet.claim());
    }
}
