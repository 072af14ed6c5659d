package dev.portwright.porting.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portwright.platform.contract.BodyTime;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.NumberExport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which orders a report is about, as on the wire and in the database. What was not given is null, and so is an empty list:
 * neither leaves an order out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportFilters(
        @JsonProperty("status__in") @Nullable List<String> statusIn,
        @JsonProperty("customer_reference__in") @Nullable List<String> customerReferenceIn,
        @JsonProperty("created_at__gt") @Nullable Instant createdAtGt,
        @JsonProperty("created_at__lt") @Nullable Instant createdAtLt) {

    private static final String POINTER = "/params/filters/";

    /**
     * @param given what the body has as its filters, in the form of the API description
     * @param problems gets what no time can be
     */
    static ReportFilters of(JsonNode given, Problems problems) {
        return new ReportFilters(
                texts(given.path("status__in")),
                texts(given.path("customer_reference__in")),
                time(given, "created_at__gt", problems),
                time(given, "created_at__lt", problems));
    }

    private static @Nullable List<String> texts(JsonNode given) {
        List<String> texts = given.valueStream()
                .flatMap(one -> one.asStringOpt().stream())
                .distinct()
                .toList();
        return texts.isEmpty() ? null : texts;
    }

    private static @Nullable Instant time(JsonNode given, String name, Problems problems) {
        return given.path(name)
                .asStringOpt()
                .flatMap(text -> BodyTime.read(text, POINTER + name, problems))
                .orElse(null);
    }

    NumberExport.Wanted wanted() {
        return new NumberExport.Wanted(
                Optional.ofNullable(statusIn).orElse(List.of()),
                Optional.ofNullable(customerReferenceIn).orElse(List.of()),
                createdAtGt,
                createdAtLt);
    }
}
