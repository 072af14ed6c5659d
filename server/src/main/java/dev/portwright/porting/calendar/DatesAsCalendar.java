package dev.portwright.porting.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import biweekly.util.Duration;
import dev.portwright.foc.FocCalendar;
import dev.portwright.porting.order.DatedOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/**
 * Writes dates as a calendar (RFC 5545): an entry for each order, named by its id whatever becomes of it, with the version of
 * the order as its {@code SEQUENCE}. Times are in UTC, which every program shows in the zone of whoever looks; what people
 * read tells them in the zone that counts for the order's country. The same dates are the same bytes.
 *
 * <p>There is nothing of the end customer in it: no phone number, account number, name or address.
 */
@ApplicationScoped
class DatesAsCalendar {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private static final String NAME = "Porting dates";

    private final FocCalendar calendars;

    DatesAsCalendar(FocCalendar calendars) {
        this.calendars = calendars;
    }

    /** The text of the calendar, in UTF-8. */
    byte[] of(List<DatedOrder> orders) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Portwright//Porting dates//EN");
        calendar.setName(NAME);
        calendar.addExperimentalProperty("X-WR-CALNAME", NAME); // what programs look for that do not know RFC 7986
        calendar.setRefreshInterval(Duration.builder().hours(1).build());
        calendar.getRefreshInterval().setParameter("VALUE", "DURATION"); // RFC 7986 wants it said
        orders.forEach(order -> calendar.addEvent(entry(order)));
        return FoldedLines.of(text(calendar)).getBytes(StandardCharsets.UTF_8);
    }

    private VEvent entry(DatedOrder order) {
        VEvent entry = new VEvent();
        entry.setUid(order.id() + "@portwright");
        entry.setDateTimeStamp(date(order.updatedAt()));
        entry.setCreated(date(order.createdAt()));
        entry.setLastModified(date(order.updatedAt()));
        entry.setSequence(Math.toIntExact(order.version()));
        entry.setStatus(order.stands() ? Status.confirmed() : Status.cancelled());
        entry.setDateStart(date(order.at()), true);
        entry.setTransparency(true); // nobody's own time is taken
        entry.setSummary("Port of " + numbers(order) + ", " + order.supportKey());
        entry.setDescription(description(order));
        return entry;
    }

    private String description(DatedOrder order) {
        ZoneId zone = calendars.zone(order.countryCode());
        String reference = order.customerReference();
        return "%s of %s at %s (%s)\nFrom %s\nThe order is %s.%s"
                .formatted(
                        numbers(order),
                        order.countryCode(),
                        DATE.format(order.at().atZone(zone)),
                        zone.getId(),
                        printable(order.carrierName()),
                        order.status().word(),
                        reference == null ? "" : "\nCustomer reference: " + printable(reference));
    }

    private static String numbers(DatedOrder order) {
        return order.phoneNumbersCount() == 1 ? "1 number" : order.phoneNumbersCount() + " numbers";
    }

    /** Texts of a calendar have no control characters, and nothing else that some program takes for the end of a line. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
    }

    @SuppressWarnings("JavaUtilDate") // what the library takes
    private static Date date(Instant time) {
        return Date.from(time);
    }

    private static String text(ICalendar calendar) {
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
