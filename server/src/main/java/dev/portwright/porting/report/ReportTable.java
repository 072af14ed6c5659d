package dev.portwright.porting.report;

import dev.portwright.platform.page.CsvTable;
import dev.portwright.porting.book.NumberExport.Entry;

/** The columns of {@code export_porting_orders_csv}: a row for each number. */
final class ReportTable {
    static final CsvTable<Entry> TABLE = CsvTable.<Entry>empty()
            .with("phone_number", Entry::phoneNumber)
            .with("phone_number_type", Entry::phoneNumberType)
            .with("country_code", Entry::countryCode)
            .with("activation_status", Entry::activationStatus)
            .with("portability_status", Entry::portabilityStatus)
            .with("porting_order_id", Entry::orderId)
            .with("support_key", Entry::supportKey)
            .with("parent_support_key", Entry::parentSupportKey)
            .with("porting_order_status", Entry::orderStatus)
            .with("exception_codes", Entry::exceptionCodes)
            .withText("customer_reference", Entry::customerReference)
            .withText("customer_group_reference", Entry::customerGroupReference)
            .withText("carrier_name", Entry::carrierName)
            .with("fast_port_eligible", Entry::fastPortEligible)
            .with("misc_type", Entry::miscType)
            .with("foc_datetime_requested", Entry::focRequested)
            .with("foc_datetime_actual", Entry::focActual)
            .with("porting_order_created_at", Entry::orderCreatedAt)
            .with("porting_order_updated_at", Entry::orderUpdatedAt);

    private ReportTable() {}
}
