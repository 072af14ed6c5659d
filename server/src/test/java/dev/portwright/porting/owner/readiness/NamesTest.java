package dev.portwright.porting.owner.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Acme, acme",
        "Acme Telecom Inc., acme telecom",
        "'Smith & Sons, Ltd', smith sons",
        "Müller und Söhne GmbH & Co. KG, müller söhne",
        "J.P. Widgets LLC, widgets",
        "Ann Mary Person, ann person",
        "Acme Acme Inc, acme",
    })
    void ofACompanyEachWordStandsInItsPapersButWhatKindItIs(String name, String words) {
        assertThat(Names.ofOwner(name)).containsExactly(words.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Person, ann person",
        "Mrs. Ann M. Person, ann person",
        "Dr. Ann Mary Jane Person III, ann person",
        "Person, person",
        "O'Brien, brien",
    })
    void ofAPersonTheFirstAndTheLastNameStandThere(String name, String words) {
        assertThat(Names.ofPerson(name)).containsExactly(words.split(" "));
    }

    @Test
    void ofNoNameNothing() {
        assertThat(Names.ofOwner("")).isEqualTo(List.of());
        assertThat(Names.ofPerson("- 4 -")).isEqualTo(List.of());
    }
}
