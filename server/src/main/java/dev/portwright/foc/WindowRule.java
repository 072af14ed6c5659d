package dev.portwright.foc;

import dev.portwright.phonenumber.PhoneNumberType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a calendar: for which orders it is, at what hours, and how long after the request. Rules are tried in their
 * order; the first that fits decides.
 *
 * @param number its place in the calendar, from 1
 * @param fastPort whether it is for FastPort-eligible orders or for others; null for either
 * @param simple whether it is for simple ports or for others; null for either
 * @param opens when the window of a day begins, in the calendar's zone
 * @param closes when it ends, on the same day
 * @param leadBusinessDays business days from the day of receipt to the first open one
 * @param cutOff a request after this time of a business day counts as received on the next one
 */
public record WindowRule(
        int number,
        Set<PhoneNumberType> types,
        Set<ActivationType> activations,
        @Nullable Boolean fastPort,
        @Nullable Boolean simple,
        LocalTime opens,
        LocalTime closes,
        int leadBusinessDays,
        LocalTime cutOff) {

    public WindowRule {
        types = Collections.unmodifiableSet(types);
        activations = Collections.unmodifiableSet(activations);
    }

    static WindowRule of(int number, CalendarFile.Rule rule) {
        List<String> types = rule.phoneNumberTypes();
        WindowRule made = new WindowRule(
                number,
                types == null ? EnumSet.allOf(PhoneNumberType.class) : types(types),
                activations(rule.activationTypes()),
                rule.fastPort(),
                rule.simple(),
                LocalTime.parse(rule.opens()),
                LocalTime.parse(rule.closes()),
                rule.leadBusinessDays(),
                LocalTime.parse(rule.cutOff()));
        if (!made.opens.isBefore(made.closes)) {
            throw new IllegalArgumentException("a window closes after it opens, unlike " + rule);
        }
        return made;
    }

    boolean fits(FocQuery query) {
        return types.contains(query.type())
                && activations.contains(query.activationType())
                && (fastPort == null || fastPort == query.fastPortEligible())
                && (simple == null || simple == query.simple());
    }

    /** The hours of a day. Hours that a change of the clock makes ambiguous are all inside the window. */
    FocWindow on(LocalDate day, ZoneId zone) {
        Instant start =
                ZonedDateTime.of(day, opens, zone).withEarlierOffsetAtOverlap().toInstant();
        Instant end =
                ZonedDateTime.of(day, closes, zone).withLaterOffsetAtOverlap().toInstant();
        return new FocWindow(start, end);
    }

    private static Set<PhoneNumberType> types(List<String> names) {
        EnumSet<PhoneNumberType> types = EnumSet.noneOf(PhoneNumberType.class);
        names.forEach(name -> types.add(PhoneNumberType.ofWireName(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is none of " + Arrays.toString(PhoneNumberType.values())))));
        return types;
    }

    private static Set<ActivationType> activations(List<String> names) {
        EnumSet<ActivationType> activations = EnumSet.noneOf(ActivationType.class);
        names.forEach(name -> activations.add(ActivationType.ofWireName(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is none of " + Arrays.toString(ActivationType.values())))));
        return activations;
    }
}
