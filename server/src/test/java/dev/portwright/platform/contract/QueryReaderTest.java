package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portwright.platform.problem.ApiException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
    private static final Operation ORDERS = new Contract().operation("ListPortingOrders");
    private static final Operation NUMBERS = new Contract().operation("ListPortingPhoneNumbers");

    @Test
    void noQueryHasDefaults() {
        for (String none : new String[] {null, "", "&", "&&"}) {
            Query query = ORDERS.readQuery(none);
            assertThat(query.page()).isEqualTo(new Page(1, 20));
            assertThat(query.texts("filter.status")).isEmpty();
            assertThat(query.text("sort")).isEmpty();
            assertThat(query.bool("include_phone_numbers")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[status][in][]=draft&filter[status][in][]=exception",
                "filter[status][in]=draft,exception",
                "filter[status]=draft,exception",
                "filter[status]=draft&filter[status]=exception",
                "filter[status][]=draft&filter[status][]=exception",
                "filter%5Bstatus%5D%5Bin%5D%5B%5D=draft&filter%5Bstatus%5D%5Bin%5D%5B%5D=exception",
                "filter[status][in]=draft%2Cexception"
            })
    void severalValuesInEveryForm(String query) {
        assertThat(ORDERS.readQuery(query).texts("filter.status")).containsExactly("draft", "exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[phone_numbers.country_code]=US",
                "filter[phone_numbers][country_code]=US",
                "filter[phone_numbers][country_code][eq]=US",
                "filter%5Bphone_numbers.country_code%5D=US"
            })
    void nestedAttributesInEveryForm(String query) {
        assertThat(ORDERS.readQuery(query).text("filter.phone_numbers.country_code"))
                .contains("US");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sort[]=-created_at", "sort[value]=-created_at", "sort=-created_at", "sort%5B%5D=-created_at"})
    void sortInEveryForm(String query) {
        assertThat(ORDERS.readQuery(query).text("sort")).contains("-created_at");
    }

    @Test
    void aCommaBelongsToATextThatTakesOneValue() {
        assertThat(ORDERS.readQuery("filter[end_user.admin.entity_name]=Porter%2C+Inc.")
                        .text("filter.end_user.admin.entity_name"))
                .contains("Porter, Inc.");
    }

    @Test
    void pagesAreRead() {
        assertThat(ORDERS.readQuery("page[number]=3&page[size]=250").page()).isEqualTo(new Page(3, 250));
        assertThat(new Page(999_999_999, 250).offset()).isEqualTo(249_999_999_500L);
    }

    @ParameterizedTest
    @CsvSource({
        "filter[colour]=red, 10031, filter[colour]",
        "filter=red, 10031, filter",
        "filter[]=red, 10031, filter[]",
        "filter[status][not]=draft, 10031, filter[status][not]",
        "sort[]=colour, 10031, sort[]",
        "sort[x]=created_at, 10031, sort[x]",
        "filter[status]=broken, 10032, filter[status]",
        "filter[status]=, 10032, filter[status]",
        "filter[status]=draft%2Cbroken, 10032, filter[status]",
        "page[number]=0, 10033, page[number]",
        "page[number]=-1, 10033, page[number]",
        "page[number]=x, 10026, page[number]",
        "page[number]=1.0, 10026, page[number]",
        "page[number]=99999999999, 10033, page[number]",
        "page[number]=2147483647, 10033, page[number]",
        "page[number]=9999999999999999999999, 10026, page[number]",
        "page[size]=251, 10033, page[size]",
        "page[size]=0, 10033, page[size]",
        "page[limit]=2, 10015, page[limit]",
        "include_phone_numbers=yes, 10026, include_phone_numbers",
        "filter[activation_settings.fast_port_eligible]=1, 10026, filter[activation_settings.fast_port_eligible]",
        "filter[phone_numbers.country_code]=USA, 10025, filter[phone_numbers.country_code]",
        "filter[activation_settings.foc_datetime_requested][gt]=soon, 10026, filter[activation_settings.foc_datetime_requested][gt]",
        "filter[customer_reference]=a&filter[customer_reference]=b, 10015, filter[customer_reference]",
        "filter[customer_reference]=%00, 10015, filter[customer_reference]",
        "sort=created_at&sort=-created_at, 10015, sort",
    })
    void badParametersAreNamed(String query, String code, String parameter) {
        ApiException refusal = refusal(query);
        assertThat(refusal.problems()).hasSize(1);
        assertThat(refusal.problems().getFirst().code().code()).isEqualTo(code);
        assertThat(refusal.problems().getFirst().parameter()).isEqualTo(parameter);
        assertThat(refusal.problems().getFirst().pointer()).isNull();
        assertThat(refusal.status()).isIn(400, 422);
    }

    @Test
    void theUnknownFilterIsToldWhichAreKnown() {
        assertThat(refusal("filter[colour]=red").problems().getFirst().detail())
                .contains("filter[status]", "filter[phone_numbers.country_code]", "sort[]")
                .doesNotContain("page[");
    }

    @Test
    void allProblemsOfAQueryAreTold() {
        assertThat(refusal("filter[colour]=red&page[size]=0&filter[status]=x").problems().stream()
                        .map(problem -> problem.code().code() + " " + problem.parameter()))
                .containsExactly("10031 filter[colour]", "10033 page[size]", "10032 filter[status]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[status]=%",
                "filter[status]=%zz",
                "filter[status]=%C3",
                "%FF=1",
                "filter[status]=%ED%A0%80",
                "x=%C0%80"
            })
    void brokenEncodingIs10015(String query) {
        ApiException refusal = refusal(query);
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.problems().getFirst().code().code()).isEqualTo("10015");
    }

    @Test
    void parametersThatMeanNothingHereAreIgnored() {
        assertThat(ORDERS.readQuery("utm_source=x&debug").page()).isEqualTo(new Page(1, 20));
    }

    @Test
    void aParameterDescribedAsOneAndAsAListTakesBoth() {
        assertThat(NUMBERS.readQuery("filter[support_key][eq]=sr_1").texts("filter.support_key"))
                .containsExactly("sr_1");
        assertThat(NUMBERS.readQuery("filter[support_key]=sr_1,sr_2").texts("filter.support_key"))
                .isEqualTo(List.of("sr_1", "sr_2"));
        assertThat(NUMBERS.readQuery("filter[phone_number]=%2B13035550000").texts("filter.phone_number"))
                .containsExactly("+13035550000");
    }

    private static ApiException refusal(String query) {
        ApiException refusal = catchThrowableOfType(ApiException.class, () -> ORDERS.readQuery(query));
        assertThat(refusal).as(query).isNotNull();
        return refusal;
    }
}
