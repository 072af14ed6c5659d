package dev.portwright.simulation;

import dev.portwright.testkit.Answer;
import dev.portwright.testkit.Body;
import dev.portwright.testkit.Tenant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What owners do about the numbers of an order besides filling in its form, as far as the server lets them. */
final class Steps {
    private static final int RANGES = 1_000;

    private final Chance chance;
    private final Tally tally;

    Steps(Chance chance, Tally tally) {
        this.chance = chance;
        this.tally = tally;
    }

    /** @param order as it was answered last */
    void take(Known known, Answer order) {
        Tenant tenant = known.account.tenant();
        String path = "/v2/porting_orders/" + known.id;
        String open = order.data("additional_steps");
        if (open.contains("associated_phone_numbers")) {
            // Behind the endings with a meaning, so that hardly any of them is ported too.
            String number = known.range.prefix() + "%04d".formatted(100 + chance.below(RANGES));
            tally.count(
                    "leave numbers behind",
                    tenant.post(
                            path + "/associated_phone_numbers",
                            Body.of("phone_number_range.start_at", number)
                                    .with("phone_number_range.end_at", number)
                                    .with("action", chance.inHundred(50) ? "keep" : "disconnect")));
        }
        if (open.contains("phone_number_verification_codes")) {
            verify(tenant, path + "/verification_codes", known);
        }
        if (known.range.type().equals("mobile")) {
            identify(tenant, path + "/action_requirements");
        }
    }

    private void identify(Tenant tenant, String path) {
        for (String status : List.of("created", "failed", "cancelled")) {
            for (String id : tenant.get(path + "?filter[status]=" + status).column("id")) {
                String name = chance.inHundred(20) ? "Failed" : chance.inHundred(10) ? "Cancelled" : "Person";
                tally.count(
                        "initiate an identity check",
                        tenant.post(
                                path + "/" + id + "/initiate",
                                Body.of("params.first_name", "Ann").with("params.last_name", name)));
            }
        }
    }

    private void verify(Tenant tenant, String path, Known known) {
        List<String> verified = tenant.get(path + "?filter[verified]=true").column("phone_number");
        List<String> numbers = known.numbers.stream()
                .filter(number -> !verified.contains(number))
                .toList();
        if (tally.count("send codes", tenant.post(path + "/send", Body.numbers(numbers.toArray(String[]::new))))
                        .status()
                != 204) {
            return;
        }
        Map<String, String> codes = new HashMap<>();
        tenant.get("/sandbox/messages?page[size]=250&filter[channel_type_id]=sms")
                .data()
                .forEach(message -> codes.putIfAbsent(
                        message.path("recipient").asString(),
                        message.path("subject").asString().split(" ", 2)[0]));
        Body[] told = numbers.stream()
                .map(number ->
                        Body.of("phone_number", number).with("code", chance.inHundred(10) ? "0" : codes.get(number)))
                .toArray(Body[]::new);
        tally.count("tell codes", tenant.post(path + "/verify", Body.of("verification_codes", told)));
    }
}
