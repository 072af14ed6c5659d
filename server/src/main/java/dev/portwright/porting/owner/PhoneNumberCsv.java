package dev.portwright.porting.owner;

import dev.portwright.platform.page.CsvTable;
import dev.portwright.porting.order.ListedPhoneNumber;

/** Numbers of orders as CSV with the columns of the contract's example. */
final class PhoneNumberCsv {
    static final CsvTable<ListedPhoneNumber> TABLE = CsvTable.<ListedPhoneNumber>empty()
            .with("phone_number", entry -> entry.number().phoneNumber())
            .with("phone_number_type", entry -> entry.phoneNumberType().wireName())
            .with("porting_order_id", ListedPhoneNumber::orderId)
            .with("support_key", ListedPhoneNumber::supportKey)
            .with("porting_order_status", entry -> entry.status().word());

    private PhoneNumberCsv() {}
}
