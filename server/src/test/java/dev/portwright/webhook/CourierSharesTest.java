package dev.portwright.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many deliveries may be under way to one endpoint, by how many endpoints of whom are looked after. */
class CourierSharesTest {
    private static final UUID OWN = new UUID(0, 1);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 32",
        "1, 0, 0, 32",
        "6, 0, 0, 32",
        "12, 0, 0, 16",
        "50, 0, 0, 4",
        "64, 0, 0, 4",
        // Another account with many has no more than one with a single endpoint.
        "1, 1, 64, 32",
        "12, 1, 64, 8",
        "1, 5, 1, 32",
        "1, 11, 1, 16",
        "1, 100, 1, 4",
    })
    void accountsShareAndThenTheirEndpoints(int own, int others, int ofEach, int share) {
        List<UUID> owners = new ArrayList<>(Collections.nCopies(own, OWN));
        for (int other = 0; other < others; other++) {
            owners.addAll(Collections.nCopies(ofEach, new UUID(1, other)));
        }
        assertThat(Couriers.share(owners, OWN)).isEqualTo(share);
    }
}
