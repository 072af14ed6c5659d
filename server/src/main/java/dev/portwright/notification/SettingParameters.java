package dev.portwright.notification;

import dev.portwright.notification.catalog.EventCondition;
import dev.portwright.notification.catalog.EventCondition.Parameter;
import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the values that a setting gives its condition. */
@ApplicationScoped
class SettingParameters {
    private static final String POINTER = "/parameters";

    private final PhoneNumbers numbers;

    SettingParameters(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * The values by their names; what is wrong with them is added to the problems.
     *
     * @param given the list of names and values of a body, or nothing
     */
    Map<String, String> read(EventCondition condition, JsonNode given, Problems problems) {
        Map<String, String> read = new TreeMap<>();
        int index = 0;
        for (JsonNode entry : given) {
            String pointer = POINTER + "/" + index++;
            Optional<String> name = entry.path("name").asStringOpt();
            if (name.isEmpty()) {
                continue; // a problem of form already
            }
            Optional<Parameter> parameter = condition.parameter(name.get());
            if (parameter.isEmpty()) {
                problems.add(ProblemCode.UNPROCESSABLE.at(pointer + "/name", unknown(condition)));
            } else if (read.putIfAbsent(name.get(), "") != null) {
                problems.add(ProblemCode.UNPROCESSABLE.at(
                        pointer + "/name", "The parameter is named twice. Give one value for it."));
            } else {
                entry.path("value")
                        .asStringOpt()
                        .ifPresent(value ->
                                read.put(name.get(), value(parameter.get(), value, pointer + "/value", problems)));
            }
        }
        for (Parameter parameter : condition.parameters()) {
            if (!parameter.optional() && !read.containsKey(parameter.name())) {
                problems.add(ProblemCode.MISSING_PARAMETER.at(
                        POINTER, "The condition needs the parameter '" + parameter.name() + "'."));
            }
        }
        return read;
    }

    private static String unknown(EventCondition condition) {
        String known = condition.parameters().stream()
                .map(parameter -> "'" + parameter.name() + "'")
                .collect(Collectors.joining(" and "));
        return "The condition has no such parameter. It takes " + (known.isEmpty() ? "none" : known) + ".";
    }

    private String value(Parameter parameter, String value, String pointer, Problems problems) {
        List<String> possible = parameter.values();
        if (possible == null) {
            PhoneNumberReading reading = numbers.readInternational(value);
            reading.flaw().ifPresent(why -> problems.add(ProblemCode.INVALID_PHONE_NUMBER.at(pointer, why)));
            return reading.e164().orElse(value);
        }
        if (!possible.contains(value)) {
            problems.add(ProblemCode.INVALID_ENUM.at(
                    pointer, "The value is not one of those allowed: " + String.join(" or ", possible) + "."));
        }
        return value;
    }
}
