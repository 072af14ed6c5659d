package dev.portwright.porting.block;

import dev.portwright.testing.TestServer;
import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

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

    /** A draft with one block. */
    static String ordered(Tenant tenant, String block) {
        return tenant.post("/v2/porting_orders", "{\"phone_number_blocks\":[" + block + "]}")
                .ok()
                .column("id")
                .getFirst();
    }

    /** Gives a draft all that it lacks. */
    static String complete(TestServer server, Tenant tenant, String order) {
        Body body = Body.of("documents.loa", server.reference(tenant, "document"))
                .with("documents.invoice", server.reference(tenant, "document"))
                .with("misc.type", "full")
                .with("end_user.admin.entity_name", "Acme")
                .with("end_user.admin.auth_person_name", "Ann Person")
                .with("end_user.admin.billing_phone_number", "+4930901820")
                .with("end_user.admin.account_number", "4711")
                .with("end_user.location.street_address", "Hauptstr. 1")
                .with("end_user.location.locality", "Berlin")
                .with("end_user.location.postal_code", "10115")
                .with("end_user.location.country_code", "DE");
        tenant.edit(order, body).ok();
        List<Body> requirements = new ArrayList<>();
        for (JsonNode asked :
                tenant.get("/v2/porting_orders/" + order + "/requirements").ok().data()) {
            if (asked.path("field_value").isNull()) {
                requirements.add(Body.of(
                                "requirement_type_id",
                                asked.at("/requirement_type/id").asString())
                        .with("field_value", server.reference(tenant, "document")));
            }
        }
        tenant.edit(order, Body.of("requirements", requirements.toArray(Body[]::new)))
                .ok();
        return order;
    }

    static List<String> numbersOf(Tenant tenant, String order) {
        return tenant.get(
                        "/v2/porting_phone_numbers?page[size]=250&sort=phone_number&filter[porting_order_id]=" + order)
                .column("phone_number");
    }
}
