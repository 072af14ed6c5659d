package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParameterTest {
    @ParameterizedTest
    @CsvSource({
        "page[number], page.number",
        "filter[status], filter.status",
        "filter[status][], filter.status",
        "filter[status][in], filter.status",
        "filter[status][in][], filter.status",
        "filter[status][eq], filter.status",
        "filter[phone_numbers.country_code], filter.phone_numbers.country_code",
        "filter[phone_numbers][country_code], filter.phone_numbers.country_code",
        "filter[phone_numbers][country_code][eq], filter.phone_numbers.country_code",
        "filter[phone_numbers.phone_number][contains], filter.phone_numbers.phone_number.contains",
        "filter[a.b][gt], filter.a.b.gt",
        "sort, sort",
        "sort[], sort",
        "sort[value], sort",
        "filter[in], filter.in",
        "sort[other], sort.other",
        "include_phone_numbers, include_phone_numbers",
    })
    void everySpellingHasOneNormalForm(String name, String key) {
        assertThat(QueryParameter.key(name)).isEqualTo(key);
    }
}
