package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySpellingTest {
    @ParameterizedTest
    @CsvSource({
        "filter[status],                               filter.status",
        "filter[status][eq],                           filter.status",
        "filter[status][in],                           filter.status",
        "filter[status][in][],                         filter.status",
        "filter[status][in][0],                        filter.status",
        "filter[status][12],                           filter.status",
        "filter[phone_numbers.country_code],           filter.phone_numbers.country_code",
        "filter[phone_numbers][country_code],          filter.phone_numbers.country_code",
        "filter[a.b][gt],                              filter.a.b.gt",
        "sort,                                         sort",
        "sort[],                                       sort",
        "sort[0],                                      sort",
        "sort[value],                                  sort",
        "page[number],                                 page.number",
        "filter[0],                                    filter",
    })
    void everySpellingHasOneNormalForm(String written, String normal) {
        assertThat(QueryParameter.key(written)).isEqualTo(normal);
    }
}
