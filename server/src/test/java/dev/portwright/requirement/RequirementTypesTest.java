package dev.portwright.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import dev.portwright.testing.Api;
import dev.portwright.testing.ServerTest;
import dev.portwright.testkit.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk sees what may be asked of owners, by the ids that its reviews name. */
@ServerTest
class RequirementTypesTest {
    private static final String TYPES = "/operator/requirement_types";

    private static Answer list(String query) {
        return Api.desk().client().get(TYPES + query);
    }

    @Test
    void eachTypeIsShownWithWhatWillDo() {
        Answer list = list("?filter[country_code]=us&filter[phone_number_type]=local&filter[action]=porting");
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.json()).isEqualTo(Json.read("""
                {"data":[{"id":"59b0762a-b274-4f76-ac32-4d5cf0272e66","record_type":"requirement_type",
                  "name":"Proof of ownership","field_type":"document","country_code":"US","phone_number_type":"local",
                  "action":"porting","mandatory":false,
                  "description":"A document that shows who the numbers belong to, other than the invoice.",
                  "acceptance_criteria":"Names the end user of the order and at least one of its numbers; not older than 90 days."}],
                 "meta":{"page_number":1,"page_size":20,"total_pages":1,"total_results":1}}"""));
        assertThat(list("").data()).isEqualTo(list.data());
        assertThat(list("?filter[country_code]=PR").data()).isEqualTo(list.data());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?filter[country_code]=DE",
                "?filter[phone_number_type]=mobile",
                "?filter[action]=ordering",
                "?page[number]=2",
            })
    void othersAreLeftOut(String query) {
        assertThat(list(query).data()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "?filter[action]=tea, 10032 filter[action]",
        "?filter[phone_number_type]=x, 10032 filter[phone_number_type]",
        "?filter[colour]=red, 10031 filter[colour]",
        "?page[size]=251, 10033 page[size]",
    })
    void whatIsNoFilterIsRefused(String query, String problem) {
        assertThat(list(query).problems()).containsExactly(problem);
    }

    @Test
    void anAccountsKeyDoesNotOpenIt() {
        Answer refused = Api.client(Api.SANDBOX_KEY).get(TYPES);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problems()).containsExactly("10009 Authorization");
    }
}
