package dev.portwright.porting.owner;

import dev.portwright.porting.order.ListedPhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Numbers of orders as CSV (RFC 4180) with the columns of the contract's example. */
final class PhoneNumberCsv {
    /** Quotes only where RFC 4180 asks for it, as the contract's example does. */
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

    private static final CsvSchema COLUMNS = CsvSchema.builder()
            .addColumn("phone_number")
            .addColumn("phone_number_type")
            .addColumn("porting_order_id")
            .addColumn("support_key")
            .addColumn("porting_order_status")
            .setUseHeader(true)
            .setLineSeparator("\r\n")
            .build();

    private PhoneNumberCsv() {}

    static byte[] render(List<ListedPhoneNumber> entries) {
        List<List<String>> rows = entries.stream()
                .map(entry -> List.of(
                        entry.number().phoneNumber(),
                        entry.phoneNumberType().wireName(),
                        entry.orderId().toString(),
                        entry.supportKey() == null ? "" : entry.supportKey(),
                        entry.status().word()))
                .toList();
        if (rows.isEmpty()) {
            return (String.join(",", COLUMNS.getColumnNames()) + "\r\n").getBytes(StandardCharsets.UTF_8);
        }
        return MAPPER.writer(COLUMNS).writeValueAsBytes(rows);
    }
}
