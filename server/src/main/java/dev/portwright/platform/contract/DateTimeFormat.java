package dev.portwright.platform.contract;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import dev.portwright.platform.time.Times;

/** The format {@code date-time} as the server reads it: {@link Times} takes more of ISO 8601 than RFC 3339 does. */
final class DateTimeFormat implements Format {
    @Override
    public String getName() {
        return "date-time";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return Times.hasForm(value);
    }
}
