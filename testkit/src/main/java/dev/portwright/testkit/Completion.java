package dev.portwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Gives a draft what the server says that it lacks, whatever its country, and confirms it. */
final class Completion {
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("/end_user/admin/entity_name", "Acme"),
            Map.entry("/end_user/admin/auth_person_name", "Ann Person"),
            Map.entry("/end_user/admin/billing_phone_number", "+13035550199"),
            Map.entry("/end_user/admin/account_number", "4711"),
            Map.entry("/end_user/location/street_address", "1 Main St"),
            Map.entry("/end_user/location/locality", "Denver"),
            Map.entry("/end_user/location/administrative_area", "CO"),
            Map.entry("/end_user/location/postal_code", "80202"),
            Map.entry("/end_user/location/country_code", "US"),
            Map.entry("/misc/type", "full"));

    private static final Map<String, String> REFERENCES = Map.of(
            "/documents/loa", "document",
            "/documents/invoice", "document",
            "/phone_number_configuration/messaging_profile_id", "messaging_profile");

    private final Desk desk;
    private final Tenant tenant;
    private final String orderId;

    Completion(Desk desk, Tenant tenant, String orderId) {
        this.desk = desk;
        this.tenant = tenant;
        this.orderId = orderId;
    }

    void confirm() {
        // What a location needs besides depends on its country, which may be what is missing: hence twice.
        Answer confirmed = tenant.confirm(orderId);
        for (int tries = 0; tries < 2 && confirmed.status() == 422; tries++) {
            fill(confirmed);
            if (tenant.show(orderId).ok().data("additional_steps").contains("phone_number_verification_codes")) {
                tenant.verifyNumbers(orderId);
            }
            desk.completeActions(tenant, orderId);
            confirmed = tenant.confirm(orderId);
        }
        confirmed.ok();
    }

    private void fill(Answer refusal) {
        Body body = Body.empty();
        boolean requirements = false;
        for (JsonNode problem : refusal.json().path("errors")) {
            String pointer = problem.at("/source/pointer").asString("");
            String path = pointer.substring(Math.min(1, pointer.length())).replace('/', '.');
            // What has no pointer no edit mends: it is a step, or what the last answer tells.
            if (pointer.startsWith("/requirements/")) {
                requirements = true;
            } else if (REFERENCES.containsKey(pointer)) {
                body = body.with(path, desk.reference(tenant, REFERENCES.getOrDefault(pointer, "")));
            } else if (VALUES.containsKey(pointer)) {
                body = body.with(path, VALUES.get(pointer));
            } else if (!pointer.isEmpty()) {
                throw new AssertionError("nothing known for: " + problem);
            }
        }
        tenant.edit(orderId, body).ok();
        if (requirements) {
            tenant.edit(orderId, Body.of("requirements", requirements())).ok();
        }
    }

    /** Of a text the example that the server gives, of everything else one that the account has. */
    private Body[] requirements() {
        List<Body> given = new ArrayList<>();
        for (JsonNode asked : tenant.get("/v2/porting_orders/" + orderId + "/requirements")
                .ok()
                .data()) {
            JsonNode type = asked.path("requirement_type");
            if (asked.path("field_value").isNull()) {
                String value = switch (type.path("type").asString()) {
                    case "document" -> desk.reference(tenant, "document");
                    case "address" -> desk.reference(tenant, "emergency_address");
                    default -> type.path("example").asString();
                };
                given.add(Body.of("requirement_type_id", type.path("id").asString())
                        .with("field_value", value));
            }
        }
        return given.toArray(Body[]::new);
    }
}
