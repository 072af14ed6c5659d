package dev.portwright.requirement;

import dev.portwright.account.OperatorApi;
import dev.portwright.account.OperatorCall;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.http.Answers;
import dev.portwright.platform.page.Listed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Operation {@code ListRequirementTypes}. */
@Path("/operator/requirement_types")
@OperatorApi
@RunOnVirtualThread
class RequirementTypeResource {
    private final OperatorCall call;
    private final RequirementCatalog catalog;

    RequirementTypeResource(OperatorCall call, RequirementCatalog catalog) {
        this.call = call;
        this.catalog = catalog;
    }

    /** The schema {@code RequirementType}. */
    private record TypeJson(
            String id,
            String recordType,
            String name,
            String fieldType,
            String countryCode,
            String phoneNumberType,
            String action,
            boolean mandatory,
            String description,
            String acceptanceCriteria) {
        static TypeJson of(RequirementType type) {
            return new TypeJson(
                    type.id(),
                    "requirement_type",
                    type.name(),
                    type.fieldType(),
                    type.countryCode(),
                    type.phoneNumberType(),
                    type.action(),
                    type.mandatory(),
                    type.description(),
                    type.acceptanceCriteria());
        }
    }

    @GET
    public Response list() {
        Query query = call.query("ListRequirementTypes");
        Page page = query.page();
        List<RequirementType> all = catalog.types(
                query.texts("filter.country_code"),
                query.texts("filter.phone_number_type"),
                query.texts("filter.action"));
        List<RequirementType> entries =
                all.stream().skip(page.offset()).limit(page.size()).toList();
        return Answers.page(Listed.counted(entries, page, all.size()), TypeJson::of);
    }
}
