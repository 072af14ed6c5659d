package dev.portwright.foc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.testing.ServerTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The holiday library finds its files by class loader, so it is asked where requests are served: on a virtual thread. */
@ServerTest
class FocCalendarInServerTest {
    @Inject
    FocCalendar calendar;

    @Test
    void holidaysAreKnownOnAVirtualThread() throws Exception {
        FocQuery query = new FocQuery("NL", PhoneNumberType.MOBILE, false, ActivationType.SCHEDULED, true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.submit(() -> calendar.explain(query, Instant.parse("2026-04-27T08:00:00Z")))
                            .get()
                            .getFirst()
                            .detail())
                    .isEqualTo("Holiday: Kings' Birthday.");
        }
    }
}
