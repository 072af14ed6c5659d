package dev.portwright.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has codes sent to the numbers of an order and tells them, as a sandbox has recorded them. */
record Verification(Tenant tenant, String orderId) {
    void run() {
        String path = "/v2/porting_orders/" + orderId + "/verification_codes";
        List<String> numbers = tenant.get(
                        "/v2/porting_phone_numbers?page[size]=100&filter[porting_order_id]=" + orderId)
                .ok()
                .column("phone_number");
        List<String> verified =
                tenant.get(path + "?page[size]=100&filter[verified]=true").ok().column("phone_number");
        List<String> open =
                numbers.stream().filter(number -> !verified.contains(number)).toList();
        tenant.post(path + "/send", Body.numbers(open.toArray(String[]::new))).ok();
        Map<String, String> codes = recorded();
        Body[] told = open.stream()
                .map(number -> Body.of("phone_number", number).with("code", codes.get(number)))
                .toArray(Body[]::new);
        tenant.post(path + "/verify", Body.of("verification_codes", told)).ok();
    }

    /** The newest code of each number; a message begins with it. */
    private Map<String, String> recorded() {
        Map<String, String> codes = new HashMap<>();
        tenant.get("/sandbox/messages?page[size]=250&filter[channel_type_id]=sms")
                .ok()
                .data()
                .forEach(message -> codes.putIfAbsent(
                        message.path("recipient").asString(),
                        message.path("subject").asString().split(" ", 2)[0]));
        return codes;
    }
}
