package dev.portwright.desk;

import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.page.CsvTable;
import dev.portwright.porting.order.PortingOrder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The desk's list as CSV: what people sort and hand on, and nothing that only the losing carrier is to know. */
final class DeskOrderCsv {
    private DeskOrderCsv() {}

    /** @param usual what activates the numbers of orders for which nothing else was said */
    static CsvTable<DeskOrder> table(Activation usual) {
        return CsvTable.<DeskOrder>empty()
                .with("id", DeskOrder::id)
                .with("account_id", of(PortingOrder::accountId))
                .with("support_key", of(PortingOrder::shownSupportKey))
                .with("status", of(order -> order.status().word()))
                .with(
                        "exception_codes",
                        of(order -> order.state().details().stream()
                                .map(ExceptionType::code)
                                .collect(Collectors.joining(" "))))
                .with("request", asked(request -> request.type().word()))
                .with("asked_at", asked(DeskRequest::askedAt))
                .withText("claimed_by", DeskOrderCsv::claimedBy)
                .withText("carrier_order_number", order -> order.work().sheet().carrierOrderNumber())
                .with(
                        "activation",
                        order -> order.work().sheet().activationOr(usual).word())
                .with("country_code", of(order -> order.kind().countryCode()))
                .with(
                        "phone_number_type",
                        of(order -> order.kind().phoneNumberType().wireName()))
                .withText("carrier_name", order -> order.found().order().kind().carrierName())
                .with("phone_numbers_count", of(PortingOrder::phoneNumbersCount))
                .withText(
                        "entity_name",
                        order -> order.found().order().attributes().admin().entityName())
                .withText(
                        "customer_reference",
                        order -> order.found().order().attributes().customerReference())
                .with("foc_datetime_requested", of(order -> order.attributes().focRequested()))
                .with("foc_datetime_actual", of(PortingOrder::focActual))
                .with("created_at", of(PortingOrder::createdAt))
                .with("updated_at", of(PortingOrder::updatedAt));
    }

    private static Function<DeskOrder, @Nullable Object> of(Function<PortingOrder, ? extends @Nullable Object> value) {
        return order -> value.apply(order.found().order());
    }

    private static Function<DeskOrder, @Nullable Object> asked(Function<DeskRequest, Object> value) {
        return order -> {
            DeskRequest request = order.work().request();
            return request == null ? null : value.apply(request);
        };
    }

    private static @Nullable String claimedBy(DeskOrder order) {
        DeskSheet.Claim claim = order.work().sheet().claim();
        return claim == null ? null : claim.operatorName();
    }
}
