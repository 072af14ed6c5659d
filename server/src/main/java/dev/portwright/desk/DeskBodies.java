package dev.portwright.desk;

import dev.portwright.desk.DeskSheetEdit.Wanted;
import dev.portwright.platform.config.Settings.Activation;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.time.Times;
import dev.portwright.porting.order.ActivationStatus;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.RequirementStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of the desk's actions, which were held against the API description before. */
final class DeskBodies {
    private DeskBodies() {}

    /** What the desk makes of the answer to a requirement. */
    record Verdict(String requirementTypeId, RequirementStatus status) {}

    /** How far a number is at the clearing house. */
    record NumberState(String phoneNumber, ActivationStatus status) {}

    static @Nullable String reason(JsonNode body) {
        return body.path("reason").asStringOpt().filter(text -> !text.isBlank()).orElse(null);
    }

    static List<String> codes(JsonNode body) {
        return texts(body.path("codes"));
    }

    static List<String> phoneNumbers(JsonNode body) {
        return texts(body.path("phone_numbers"));
    }

    /** @throws ApiException 422 when the time is none */
    static Instant foc(JsonNode body) {
        return Times.parse(body.path("foc_datetime").asString())
                .orElseThrow(() -> new ApiException(ProblemCode.INVALID_TYPE.at(
                        "/foc_datetime",
                        "The value must be an ISO 8601 date and time with an offset, such as 2026-03-19T10:00:00Z.")));
    }

    static MessagingPortStatus messaging(JsonNode body) {
        return MessagingPortStatus.of(body.path("messaging_port_status").asString());
    }

    static List<Verdict> verdicts(JsonNode body) {
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode entry : body.path("requirements")) {
            verdicts.add(new Verdict(
                    entry.path("requirement_type_id").asString(),
                    entry.path("verdict").asString().equals("approved")
                            ? RequirementStatus.APPROVED
                            : RequirementStatus.EXCEPTION));
        }
        return verdicts;
    }

    static List<NumberState> activations(JsonNode body) {
        List<NumberState> states = new ArrayList<>();
        for (JsonNode entry : body.path("phone_numbers")) {
            states.add(new NumberState(
                    entry.path("phone_number").asString(),
                    ActivationStatus.of(entry.path("activation_status").asString())));
        }
        return states;
    }

    /** What is left out stays; null, or a number of only blanks, strikes out. */
    static DeskSheetEdit sheet(JsonNode body) {
        JsonNode number = body.path("carrier_order_number");
        JsonNode activation = body.path("activation");
        return new DeskSheetEdit(
                number.isMissingNode()
                        ? null
                        : new Wanted<>(number.asStringOpt()
                                .map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .orElse(null)),
                activation.isMissingNode()
                        ? null
                        : new Wanted<>(
                                activation.asStringOpt().map(Activation::of).orElse(null)));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asString()));
        return texts;
    }
}
