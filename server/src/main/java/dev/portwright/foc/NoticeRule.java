package dev.portwright.foc;

import dev.portwright.phonenumber.PhoneNumberType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long before the confirmed time of a port carriers want to hear of a change. Rules of a calendar are tried in their
 * order; the first that fits decides.
 *
 * @param types which numbers it is for; empty for all
 * @param fastPort whether it is for FastPort-eligible orders or for others; null for either
 * @param simple whether it is for simple ports or for others; null for either
 */
record NoticeRule(
        List<PhoneNumberType> types,
        @Nullable Boolean fastPort,
        @Nullable Boolean simple,
        Optional<Length> change,
        Optional<Length> cancel) {

    /** A time before another. Business days end at the same time of the day, in the calendar's zone. */
    record Length(int hours, int businessDays) {
        static Optional<Length> of(CalendarFile.@Nullable Length length) {
            return Optional.ofNullable(length)
                    .map(each -> new Length(
                            each.hours() == null ? 0 : each.hours(),
                            each.businessDays() == null ? 0 : each.businessDays()));
        }
    }

    static NoticeRule of(CalendarFile.Notice notice) {
        List<String> types = notice.phoneNumberTypes();
        return new NoticeRule(
                types == null
                        ? List.of()
                        : types.stream()
                                .map(name -> PhoneNumberType.ofWireName(name).orElseThrow())
                                .toList(),
                notice.fastPort(),
                notice.simple(),
                Length.of(notice.change()),
                Length.of(notice.cancel()));
    }

    boolean fits(FocQuery query) {
        return (types.isEmpty() || types.contains(query.type()))
                && (fastPort == null || fastPort == query.fastPortEligible())
                && (simple == null || simple == query.simple());
    }
}
