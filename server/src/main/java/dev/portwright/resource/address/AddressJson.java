package dev.portwright.resource.address;

import dev.portwright.platform.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about addresses: schemas {@code AddressValidation} and {@code AddressSuggestion}. */
final class AddressJson {
    private AddressJson() {}

    record Source(@Nullable String pointer) {}

    record Fault(int code, String title, String detail, Source source) {}

    record Validation(String recordType, String result, PostalAddress suggested, List<Fault> errors) {}

    record Suggestion(boolean accepted, String id, String recordType) {}

    static Validation of(AddressCheck.Found found) {
        List<Fault> faults = found.problems().stream().map(AddressJson::fault).toList();
        return new Validation("address_validation", faults.isEmpty() ? "valid" : "invalid", found.suggested(), faults);
    }

    /** What is still wrong was nothing that could be suggested. */
    static Suggestion accepted(String id, List<Problem> problems) {
        return new Suggestion(problems.isEmpty(), id, "address_suggestion");
    }

    private static Fault fault(Problem problem) {
        return new Fault(
                Integer.parseInt(problem.code().code()),
                problem.code().title(),
                problem.detail(),
                new Source(problem.pointer()));
    }
}
