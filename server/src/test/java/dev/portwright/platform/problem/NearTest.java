package dev.portwright.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearTest {
    @ParameterizedTest
    @CsvSource({
        "phone_numbers, phone_numbers, 0",
        "phoneNumbers, phone_numbers, 0",
        "Phone-Numbers, phone_numbers, 0",
        "phone_number, phone_numbers, 1",
        "phone_nubmers, phone_numbers, 1", // neighbours swapped
        "phne_numbrs, phone_numbers, 2",
        "phn_nmbrs, phone_numbers, 4",
        "customer_ref, customer_reference, 3", // its beginning
        "orders, porting_orders, 3", // its words
        "porting_phone_numbers, phone_numbers, 3",
        "zip, loa, 4",
        "lao, loa, 1",
        "a, loa, 4",
        "'', loa, 4",
        "_, loa, 4",
        "city, locality, 4",
        "nobody, id, 4", // has no words
    })
    void isSoFarAway(String given, String known, int distance) {
        assertThat(Near.distance(given, known)).isEqualTo(distance);
    }

    @Test
    void theNearestIsFoundAndTheFirstAmongEquals() {
        assertThat(Near.name("loas", List.of("invoice", "loan", "loa", "load"))).contains("loan");
        assertThat(Near.name("loa", List.of("loan", "loa"))).contains("loa");
        assertThat(Near.name("x", List.of("loan", "loa"))).isEmpty();
        assertThat(Near.name("loa", List.of())).isEmpty();
    }

    @Test
    void whatIsLongerThanAnyNameIsNotLookedAt() {
        String known = "a".repeat(Near.LONGEST + 1);
        assertThat(Near.distance("a".repeat(Near.LONGEST), known)).isEqualTo(1);
        assertThat(Near.distance(known, known)).isEqualTo(Near.FAR);
        assertThat(Near.isSame(known, known)).isFalse();
    }
}
