package dev.portwright.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.contract.Contracts;
import dev.portwright.platform.contract.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static final Query QUERY = Contracts.operation("ListPortingOrders")
            .readQuery("filter[status]=draft&filter[misc.type]=partial&sort=created_at&page[size]=5");

    @Test
    void eachDeclaredFilterThatIsAskedForIsACondition() {
        List<Filter> declared = List.of(
                Filter.text("status", "o.status"),
                Filter.text("misc.type", "o.misc_type"),
                Filter.text("customer_reference", "o.customer_reference"));

        assertThat(Filter.where(declared, QUERY).text().toString()).isEqualTo("(o.status = ?) AND (o.misc_type = ?)");
    }

    @Test
    void aFilterThatTheDescriptionTakesAndTheListDoesNotKnowIsNotPassedOver() {
        List<Filter> declared = List.of(Filter.text("status", "o.status"));

        assertThat(catchThrowableOfType(IllegalStateException.class, () -> Filter.where(declared, QUERY)))
                .hasMessage("the list does not declare the filter filter.misc.type");
    }
}
