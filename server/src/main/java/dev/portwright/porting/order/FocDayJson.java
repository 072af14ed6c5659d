package dev.portwright.porting.order;

import dev.portwright.foc.ActivationType;
import dev.portwright.foc.FocDay;
import dev.portwright.foc.FocWindow;
import dev.portwright.foc.WindowRule;
import dev.portwright.phonenumber.PhoneNumberType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day and why numbers can be ported on it or not: schema {@code PortingOrderFocDay}. */
public record FocDayJson(
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

    /** A rule of a calendar: schema {@code FocRule}. */
    public record Rule(
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

    /** The day as the calendar has it. */
    public static FocDayJson of(FocDay day) {
        return of(day, day.window(), day.reason().wireName(), day.detail());
    }

    /** The day for an order that takes no date any more, for this reason: a word and a sentence. */
    public static FocDayJson closed(FocDay day, String reason, String detail) {
        return of(day, null, reason, detail);
    }

    private static FocDayJson of(FocDay day, @Nullable FocWindow window, String reason, String detail) {
        WindowRule rule = day.rule();
        return new FocDayJson(
                "porting_order_foc_day",
                day.date(),
                window != null,
                reason,
                detail,
                window == null ? null : window.startsAt(),
                window == null ? null : window.endsAt(),
                day.calendar(),
                day.zone().getId(),
                rule == null ? null : Rule.of(rule),
                day.holiday());
    }
}
