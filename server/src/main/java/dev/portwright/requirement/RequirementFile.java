package dev.portwright.requirement;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.json.Json;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A data file as it is written. Its schema is {@code requirements/requirements.schema.json}, which explains each part. */
record RequirementFile(String country, List<Version> versions) {
    private static final String FOLDER = "requirements/";

    record Version(
            int version,
            String effectiveFrom,
            List<RequirementRule.Source> sources,
            List<RequirementType> types,
            @Nullable List<NotPorted> notPorted,
            List<Rule> rules) {}

    record NotPorted(String phoneNumberType, String reason) {}

    record Rule(
            UUID id,
            String phoneNumberType,
            String action,
            String confidence,
            @Nullable List<String> notes,
            RequirementRule.@Nullable Form form,
            @Nullable List<AdditionalStep> steps,
            @Nullable List<RequirementRule.Action> actions,
            List<Entry> requirements) {}

    record Entry(String type, String name, boolean mandatory, RequirementRule.@Nullable Condition when) {}

    /**
     * What the files have in common.
     *
     * @param countries which files there are
     * @param ofEveryPort the ids of the two documents that are asked for of every port
     * @param types what several countries ask for
     */
    record Common(List<String> countries, List<String> ofEveryPort, List<RequirementType> types) {}

    static Common common() {
        return read("common", Common.class);
    }

    static RequirementFile of(String country) {
        return read(country, RequirementFile.class);
    }

    private static <T> T read(String name, Class<T> type) {
        String file = FOLDER + name + ".json";
        return Json.read(ProductFile.text(file), type);
    }
}
