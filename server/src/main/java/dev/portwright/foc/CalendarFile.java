package dev.portwright.foc;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A calendar file as it is written. Its schema is {@code foc/foc-calendar.schema.json}, which explains each part. */
record CalendarFile(
        String country,
        String zone,
        List<String> weekend,
        Holidays holidays,
        List<Rule> rules,
        @Nullable List<Notice> notice) {
    static final String DEFAULT = "default";

    record Holidays(
            @Nullable String calendar,
            @Nullable String region,
            String observed,
            @Nullable List<String> ignore,
            @Nullable List<String> moved,
            @Nullable List<Extra> extra) {}

    record Extra(
            String name,
            @Nullable String monthDay,
            @Nullable Integer since,
            @Nullable Integer everyYears,
            @Nullable List<String> dates,
            @Nullable String beside,
            @Nullable Integer days) {}

    record Rule(
            @Nullable List<String> phoneNumberTypes,
            List<String> activationTypes,
            @Nullable Boolean fastPort,
            @Nullable Boolean simple,
            @JsonProperty("from") String opens,
            @JsonProperty("to") String closes,
            int leadBusinessDays,
            String cutOff) {}

    record Notice(
            @Nullable List<String> phoneNumberTypes,
            @Nullable Boolean fastPort,
            @Nullable Boolean simple,
            @Nullable Length change,
            @Nullable Length cancel,
            String source,
            String confidence) {}

    record Length(@Nullable Integer hours, @Nullable Integer businessDays) {}

    /** The file of a country, if there is one. */
    static Optional<CalendarFile> read(String name) {
        try (InputStream json = CalendarFile.class.getResourceAsStream("/foc/" + name + ".json")) {
            return json == null
                    ? Optional.empty()
                    : Optional.of(MapperHolder.MAPPER.readValue(json, CalendarFile.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class MapperHolder {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}
