package dev.portwright.porting.block;

import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Tenant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks of numbers in Berlin, +4930244999000 to 999, which are told by their last three digits. */
final class Blocks {
    static final String STEM = "+4930244999";

    private Blocks() {}

    static String path(String order) {
        return "/v2/porting_orders/" + order + "/phone_number_blocks";
    }

    static String number(int end) {
        return STEM + "%03d".formatted(end);
    }

    /** A range as JSON. */
    static String range(String first, String last) {
        return "{\"start_at\":\"" + first + "\",\"end_at\":\"" + last + "\"}";
    }

    static String range(int first, int last) {
        return range(number(first), number(last));
    }

    /** A body. */
    static String block(String range, String... activationRanges) {
        return "{\"phone_number_range\":" + range + ",\"activation_ranges\":["
                + Arrays.stream(activationRanges).collect(Collectors.joining(",")) + "]}";
    }

    /** Adds a block that is activated as a whole. */
    static Answer add(Tenant tenant, String order, int first, int last) {
        return tenant.post(path(order), block(range(first, last), range(first, last)));
    }

    static List<String> numbersOf(Tenant tenant, String order) {
        return tenant.get(
                        "/v2/porting_phone_numbers?page[size]=250&sort=phone_number&filter[porting_order_id]=" + order)
                .column("phone_number");
    }
}
