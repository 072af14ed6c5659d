package dev.portwright.porting.counterparty;

import dev.portwright.exceptiontype.ExceptionCatalog;
import dev.portwright.exceptiontype.ExceptionType;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns codes of the exception catalogue into what an order in exception shows. */
@ApplicationScoped
class ExceptionCodes {
    private final ExceptionCatalog catalog;

    ExceptionCodes(ExceptionCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * The details for these codes, each once.
     *
     * @throws ApiException 422 naming each code, as an entry of {@code codes}, that is not in the catalogue
     */
    List<ExceptionType> details(List<String> codes) {
        Problems problems = new Problems();
        if (codes.isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.at("/codes", "An exception has at least one code."));
        }
        List<ExceptionType> details = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            Optional<ExceptionType> type = catalog.find(codes.get(i));
            if (type.isEmpty()) {
                problems.add(ProblemCode.INVALID_ENUM.at(
                        "/codes/" + i,
                        "There is no such exception code. All are listed at /v2/porting_orders/exception_types."));
                continue;
            }
            if (!details.contains(type.get())) {
                details.add(type.get());
            }
        }
        problems.throwIfAny();
        return details;
    }
}
