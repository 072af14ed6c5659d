import dev.portwright.foc.ActivationType;
import dev.portwright.foc.FocCalendar;
import dev.portwright.foc.FocDay;
import dev.portwright.foc.FocQuery;
import dev.portwright.phonenumber.PhoneNumberType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Writes the holidays that the calendars of a packaged server have, a line each: country, date and name. To be run with
 * the server's jars as class path, and with the first and the last year and the countries as arguments.
 */
public class Calendars {
    public static void main(String[] arguments) {
        FocCalendar calendar = new FocCalendar();
        LocalDate first = LocalDate.of(Integer.parseInt(arguments[0]), 1, 1);
        LocalDate end = LocalDate.of(Integer.parseInt(arguments[1]) + 1, 1, 1);
        for (int i = 2; i < arguments.length; i++) {
            FocQuery query = new FocQuery(
                    arguments[i], PhoneNumberType.LOCAL, false, ActivationType.SCHEDULED, true);
            LocalDate next = first;
            for (LocalDate now = first.minusDays(1); next.isBefore(end); now = next.minusDays(1)) {
                for (FocDay day : calendar.explain(query, now.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC))) {
                    if (!day.date().isBefore(next) && day.date().isBefore(end) && day.holiday() != null) {
                        System.out.println(day.calendar() + "\t" + day.date() + "\t" + day.holiday());
                    }
                }
                next = next.plusDays(FocCalendar.DAYS - 2);
            }
        }
    }
}
