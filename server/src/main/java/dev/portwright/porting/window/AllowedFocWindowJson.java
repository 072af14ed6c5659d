package dev.portwright.porting.window;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.FocDay;
import dev.portwright.foc.FocWindow;
import dev.portwright.foc.WindowRule;
import dev.portwright.phonenumber.PhoneNumberType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A window on the wire: schema {@code PortingOrdersAllowedFocWindow}. The published API calls its type so. */
record AllowedFocWindowJson(Instant startedAt, Instant endedAt, String recordType) {

    static AllowedFocWindowJson of(FocWindow window) {
        return new AllowedFocWindowJson(window.startsAt(), window.endsAt(), "porting_order");
    }

    /** A rule of a calendar: schema {@code FocRule}. */
    record Rule(
            int number,
            List<String> phoneNumberTypes,
            List<String> activationTypes,
            @Nullable Boolean fastPort,
            @Nullable Boolean simple,
            String from,
            String to,
            int leadBusinessDays,
            String cutOff) {

        static Rule of(WindowRule rule) {
            return new Rule(
                    rule.number(),
                    rule.types().stream().map(PhoneNumberType::wireName).toList(),
                    rule.activations().stream().map(ActivationType::wireName).toList(),
                    rule.fastPort(),
                    rule.simple(),
                    rule.opens().toString(),
                    rule.closes().toString(),
                    rule.leadBusinessDays(),
                    rule.cutOff().toString());
        }
    }

    /** A day and why it is open or not: schema {@code PortingOrderFocDay}. */
    record Day(
            String recordType,
            LocalDate date,
            boolean open,
            String reason,
            String detail,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            String calendar,
            String zone,
            @Nullable Rule rule,
            @Nullable String holiday) {

        /** The day as the calendar has it, unless the order takes no date any more. */
        static Day of(FocDay day, AllowedFocWindows.Days days) {
            AllowedFocWindows.Closed closed = days.closed().orElse(null);
            FocWindow window = closed == null ? day.window() : null;
            WindowRule rule = day.rule();
            return new Day(
                    "porting_order_foc_day",
                    day.date(),
                    window != null,
                    closed == null ? day.reason().wireName() : closed.reason(),
                    closed == null ? day.detail() : closed.detail(),
                    window == null ? null : window.startsAt(),
                    window == null ? null : window.endsAt(),
                    day.calendar(),
                    day.zone().getId(),
                    rule == null ? null : Rule.of(rule),
                    day.holiday());
        }
    }
}
