package dev.portwright.porting.activation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.FocCalendar;
import dev.portwright.phonenumber.PhoneNumberType;
import dev.portwright.porting.order.MessagingPortStatus;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.porting.order.PortingOrderStatus;
import dev.portwright.porting.order.Supplements;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationWindowsTest {
    private final ActivationWindows windows = new ActivationWindows(new FocCalendar());

    /** In the US, FastPort has 06:00 to 20:00 in Chicago: UTC-6 in winter, UTC-5 in summer. */
    @ParameterizedTest
    @CsvSource({
        // the Friday before and the Monday after 8 March 2026, when summer time begins
        "2026-03-06T15:00:00Z, 2026-03-07T02:00:00Z",
        "2026-03-09T15:00:00Z, 2026-03-10T01:00:00Z",
        // the day itself: its hours are those of summer
        "2026-03-08T11:00:00Z, 2026-03-09T01:00:00Z",
        // the Friday before and the Monday after 1 November 2026, when it ends
        "2026-10-30T15:00:00Z, 2026-10-31T01:00:00Z",
        "2026-11-02T15:00:00Z, 2026-11-03T02:00:00Z",
        "2026-11-01T12:00:00Z, 2026-11-02T02:00:00Z",
        // the first and the last moment of a day's hours
        "2026-03-11T11:00:00Z, 2026-03-12T01:00:00Z",
        "2026-03-12T01:00:00Z, 2026-03-12T01:00:00Z",
    })
    void aWindowIsOpenFromTheFocTimeToTheEndOfTheHoursOfThatDay(Instant foc, Instant end) {
        assertThat(windows.of(order("US", ActivationType.SCHEDULED), foc))
                .isEqualTo(new ActivationWindows.Window(foc, end, foc));
        assertThat(windows.of(order("US", ActivationType.ON_DEMAND), foc))
                .isEqualTo(new ActivationWindows.Window(foc, end, end));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-11T10:59:59Z, 2026-03-11T12:59:59Z",
        "2026-03-12T01:00:01Z, 2026-03-12T03:00:01Z",
        // 05:59 on the day on which summer time begins, an hour earlier by UTC than the day before
        "2026-03-08T10:59:00Z, 2026-03-08T12:59:00Z",
        // 05:59 on the day on which it ends
        "2026-11-01T11:59:00Z, 2026-11-01T13:59:00Z",
    })
    void aTimeOutsideTheHoursHasTwoHours(Instant foc, Instant end) {
        assertThat(windows.of(order("US", ActivationType.SCHEDULED), foc))
                .isEqualTo(new ActivationWindows.Window(foc, end, foc));
        assertThat(windows.of(order("US", ActivationType.ON_DEMAND), foc))
                .isEqualTo(new ActivationWindows.Window(foc, end, end));
    }

    private static PortingOrder order(String country, ActivationType activationType) {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        OrderAttributes attributes = new OrderAttributes(
                null,
                null,
                null,
                activationType,
                new OrderAttributes.Documents(null, null),
                new OrderAttributes.Admin(null, null, null, null, null, null, null),
                new OrderAttributes.Location(null, null, null, null, null, null),
                false,
                new OrderAttributes.Misc(null, null, null),
                new OrderAttributes.NumberConfiguration(null, null, null, null, List.of()),
                List.of(),
                new OrderAttributes.Feedback(null, null),
                null);
        return new PortingOrder(
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                1,
                "sr_000001",
                "pr_000001",
                new PortingOrder.Kind(country, PhoneNumberType.LOCAL, "Unreal Communications", "9911", true, true, 1),
                1,
                new PortingOrder.State(
                        PortingOrderStatus.FOC_DATE_CONFIRMED,
                        List.of(),
                        null,
                        null,
                        null,
                        MessagingPortStatus.NOT_APPLICABLE,
                        Supplements.NONE),
                attributes,
                new PortingOrder.Progress(0, 0, 0, 0),
                now,
                now);
    }
}
