package dev.portwright.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.platform.json.Json;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceCriteriaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                 | anything |",
                "{}                                                 | ` `  | STRING_LENGTH The value is blank. Give one such as ABC.",
                "{\"min_length\":3,\"max_length\":3}                | AB   | STRING_LENGTH The value must have 3 characters, as ABC has.",
                "{\"min_length\":3,\"max_length\":3}                | ÄÖÜ  |",
                "{\"min_length\":3,\"max_length\":3}                | 😀😀😀 |",
                "{\"min_length\":4}                                 | ABC  | STRING_LENGTH The value must have at least 4 characters, as ABC has.",
                "{\"max_length\":3}                                 | ABCD | STRING_LENGTH The value must have at most 3 characters, as ABC has.",
                "{\"min_length\":2,\"max_length\":3}                | A    | STRING_LENGTH The value must have 2 to 3 characters, as ABC has.",
                "{\"pattern\":\"^[A-Z]{3}$\"}                       | ABC  |",
                "{\"pattern\":\"^[A-Z]{3}$\"}                       | abc  | UNPROCESSABLE The value does not have the form that is asked for, such as ABC.",
                "{\"pattern\":\"^[A-Z]{3}$\"}                       | ABCD | UNPROCESSABLE The value does not have the form that is asked for, such as ABC.",
                "{\"pattern\":\"^[A-Z]{3}$\",\"case_sensitive\":false} | aBc |",
                "{\"characters\":\"ABC\"}                           | CAB  |",
                "{\"characters\":\"ABC\"}                           | CAD  | UNPROCESSABLE The value does not have the form that is asked for, such as ABC.",
                "{\"allowed_values\":[\"ABC\",\"DEF\"]}             | DEF  |",
                "{\"allowed_values\":[\"ABC\",\"DEF\"]}             | GHI  | INVALID_ENUM The value must be one of ABC, DEF.",
            })
    void aTextIsHeldAgainstWhatIsSaidOfIt(String criteria, String text, String fault) {
        assertThat(Json.read(criteria, AcceptanceCriteria.class)
                        .fault(text, "ABC")
                        .map(found -> found.code() + " " + found.detail()))
                .isEqualTo(Optional.ofNullable(fault));
    }
}
