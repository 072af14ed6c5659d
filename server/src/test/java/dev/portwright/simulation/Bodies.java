package dev.portwright.simulation;

import dev.portwright.platform.json.Json;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** PATCH bodies that clients send: right ones, wrong ones, and corrections. */
final class Bodies {
    private static final RequirementCatalog CATALOG = new RequirementCatalog();

    private static final List<String> CODES = List.of(
            "ACCOUNT_NUMBER_MISMATCH",
            "AUTH_PERSON_MISMATCH",
            "BTN_ATN_MISMATCH",
            "ENTITY_NAME_MISMATCH",
            "FOC_REJECTED",
            "LOCATION_MISMATCH",
            "MAIN_BTN_PORTING",
            "OTHER",
            "PORT_TYPE_INCORRECT",
            "POSTAL_CODE_MISMATCH");

    private static final List<String> OUTCOMES = List.of(
            "silence",
            "late_foc",
            "foc_moved",
            "activation_retry",
            "activation_failure",
            "activation_conflict",
            "messaging_exception",
            "messaging_partial",
            "cancel_refused",
            "date_refused",
            "change_refused");

    private final Chance chance;
    private int fresh = 1;

    Bodies(Chance chance) {
        this.chance = chance;
    }

    /** A filled in form. What it says may make the sandbox do something unusual unless it is to be plain. */
    Map<String, Object> complete(Known order, boolean plain, @Nullable Instant date) {
        Account account = order.account;
        Map<String, Object> admin = new LinkedHashMap<>();
        admin.put("entity_name", "Acme " + fresh());
        admin.put("auth_person_name", "Ann Person " + fresh());
        admin.put(
                "billing_phone_number",
                !plain && chance.inHundred(20) ? order.numbers.iterator().next() : freshNumber());
        admin.put("account_number", plain ? "A" + fresh() : accountNumber(order));
        admin.put("pin_passcode", !plain && chance.inHundred(5) ? "0000" : "1" + fresh());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("end_user", Map.of("admin", admin, "location", location(order, plain)));
        body.put("documents", Map.of("loa", document(account), "invoice", document(account)));
        body.put("misc", chance.inHundred(60) ? Map.of("type", "full") : partial());
        body.put("requirements", requirements(order));
        body.put("phone_number_configuration", configuration(account));
        if (order.range.messaging() && chance.inHundred(40)) {
            body.put("messaging", Map.of("enable_messaging", true));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("foc_datetime_requested", date == null ? null : date.toString());
        if (order.range.fastPort() && chance.inHundred(40)) {
            settings.put("activation_type", "on-demand");
        }
        body.put("activation_settings", settings);
        if (chance.inHundred(30)) {
            body.put("customer_reference", "ref " + fresh());
        }
        return body;
    }

    /** What the country asks for, and sometimes what it does not insist on. */
    private List<Map<String, String>> requirements(Known order) {
        List<Map<String, String>> given = new ArrayList<>();
        CATALOG.rule(order.range.country(), order.range.type(), "porting", 1).stream()
                .flatMap(rule -> rule.items().stream())
                .filter(item -> item.type().isOwnRequirement() && item.when() == null)
                .filter(item -> item.mandatory() || chance.inHundred(40))
                .map(RequirementRule.Item::type)
                .forEach(type -> given.add(Map.of(
                        "requirement_type_id",
                        type.id(),
                        "field_value",
                        type.takesText() ? type.example() : document(order.account))));
        return given;
    }

    private String accountNumber(Known order) {
        if (chance.inHundred(78)) {
            return "A" + fresh();
        }
        String word = chance.inHundred(35) ? chance.of(CODES) : chance.of(OUTCOMES);
        order.maySilence |= word.equals("silence");
        return word;
    }

    private Map<String, Object> location(Known order, boolean plain) {
        return Map.of(
                "street_address",
                fresh() + " Main St",
                "locality",
                "Denver",
                "administrative_area",
                "CO",
                "postal_code",
                !plain && chance.inHundred(5) ? "00000" : "8" + fresh(),
                "country_code",
                order.range.country());
    }

    private Map<String, Object> partial() {
        return chance.inHundred(50)
                ? Map.of("type", "partial", "remaining_numbers_action", "disconnect")
                : Map.of(
                        "type",
                        "partial",
                        "remaining_numbers_action",
                        "keep",
                        "new_billing_phone_number",
                        freshNumber());
    }

    private Map<String, Object> configuration(Account account) {
        return Map.of(
                "connection_id",
                chance.of(account.connections()),
                "messaging_profile_id",
                chance.of(account.messagingProfiles()),
                "billing_group_id",
                chance.of(account.billingGroups()),
                "emergency_address_id",
                chance.of(account.emergencyAddresses()),
                "tags",
                List.of("t" + chance.below(9), "u"));
    }

    /** An edit that corrects what one of the codes complains about, as far as an edit can. */
    Map<String, Object> correction(Known order, List<String> attributes, @Nullable Instant otherDate) {
        Map<String, Object> admin = new LinkedHashMap<>();
        Map<String, Object> location = new LinkedHashMap<>();
        Map<String, Object> body = new LinkedHashMap<>();
        for (String attribute : attributes) {
            String name = attribute.substring(attribute.lastIndexOf('.') + 1);
            if (attribute.startsWith("end_user.admin.")) {
                admin.put(name, name.equals("billing_phone_number") ? freshNumber() : "9" + fresh());
            } else if (attribute.startsWith("end_user.location.")) {
                location.put(name, "9" + fresh());
            } else if (attribute.equals("misc.new_billing_phone_number")) {
                body.put(
                        "misc",
                        Map.of(
                                "type",
                                "partial",
                                "remaining_numbers_action",
                                "keep",
                                "new_billing_phone_number",
                                freshNumber()));
            } else if (attribute.equals("misc.type")) {
                body.putIfAbsent("misc", order.miscType.equals("full") ? partial() : Map.of("type", "full"));
            } else if (attribute.equals("activation_settings.foc_datetime_requested")) {
                body.put(
                        "activation_settings",
                        Map.of("foc_datetime_requested", otherDate == null ? "none" : otherDate.toString()));
            } else {
                throw new AssertionError("nobody knows how to correct " + attribute);
            }
        }
        body.put("end_user", Map.of("admin", admin, "location", location));
        return body;
    }

    /** Something that some order at some time accepts, and others refuse. */
    String any(Known order, Instant now) {
        return switch (chance.below(16)) {
            case 0 -> "{\"customer_reference\":\"r%d\"}".formatted(fresh());
            case 1 -> "{\"customer_reference\":null,\"webhook_url\":\"https://example.com/%d\"}".formatted(fresh());
            case 2 -> "{\"phone_number_configuration\":%s}".formatted(Json.text(configuration(order.account)));
            case 3 -> "{\"end_user\":{\"admin\":{\"entity_name\":null}}}";
            case 4 -> "{\"documents\":{\"loa\":\"%s\"}}".formatted(document(order.account));
            case 5 -> "{\"documents\":{\"invoice\":\"%s\"}}".formatted(chance.unknownId());
            case 6 -> "{\"misc\":{\"type\":\"half\"}}";
            case 7 -> "{\"misc\":%s}".formatted(Json.text(partial()));
            case 8 -> "{\"messaging\":{\"enable_messaging\":%s}}".formatted(chance.inHundred(50));
            case 9 -> "{\"activation_settings\":{\"activation_type\":\"on-demand\"}}";
            case 10 ->
                "{\"activation_settings\":{\"foc_datetime_requested\":\"%s\"}}"
                        .formatted(now.plus(Duration.ofMinutes(chance.between(-5000, 50_000))));
            case 11 -> "{\"user_feedback\":{\"user_rating\":%d,\"user_comment\":\"ok\"}}".formatted(chance.below(7));
            case 12 -> "{\"end_user\":\"nobody\",\"tags\":7}";
            case 13 -> "{\"end_user\":{\"admin\":{\"account_number\":";
            case 14 -> "{\"phone_number_configuration\":{\"connection_id\":\"%s\"}}".formatted(chance.unknownId());
            default -> "{}";
        };
    }

    /** What is to happen next, for {@code PUT /sandbox/scenario}. */
    String scenario(Known order, Instant now) {
        List<Object> outcomes = new ArrayList<>();
        for (int i = chance.between(1, 4); i > 0; i--) {
            switch (chance.below(12)) {
                case 0, 1, 2 -> outcomes.add(Map.of("outcome", "exception", "codes", someCodes()));
                case 3 ->
                    outcomes.add(Map.of(
                            "outcome",
                            "foc_confirmed",
                            "foc_datetime",
                            now.plus(Duration.ofHours(chance.between(1, 400))).toString()));
                case 4 ->
                    outcomes.add(Map.of(
                            "outcome",
                            "foc_moved",
                            "foc_datetime",
                            now.plus(Duration.ofHours(chance.between(1, 400))).toString()));
                case 5 -> outcomes.add(Map.of("outcome", "exception"));
                default -> {
                    String outcome = chance.of(OUTCOMES);
                    order.maySilence |= outcome.equals("silence");
                    outcomes.add(Map.of("outcome", outcome));
                }
            }
        }
        return Json.text(Map.of("porting_order_id", order.id, "outcomes", outcomes));
    }

    List<String> someCodes() {
        List<String> codes = new ArrayList<>();
        codes.add(chance.of(CODES));
        if (chance.inHundred(30)) {
            codes.add(chance.of(CODES));
        }
        return codes.stream().distinct().toList();
    }

    private String document(Account account) {
        return chance.of(account.documents());
    }

    private int fresh() {
        return 10_000 + fresh++;
    }

    private String freshNumber() {
        return "+1303444%04d".formatted(fresh++ % 10_000);
    }
}
