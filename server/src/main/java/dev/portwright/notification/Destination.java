package dev.portwright.notification;

import dev.portwright.phonenumber.PhoneNumberReading;
import dev.portwright.phonenumber.PhoneNumbers;
import dev.portwright.platform.outbound.Target;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/** Reads where a channel leads, by its type. */
@ApplicationScoped
class Destination {
    private static final String POINTER = "/channel_destination";
    private static final int LONGEST_ADDRESS = 254;

    /** Plain ASCII, as mail servers take it everywhere; no quoted names. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                    + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private final PhoneNumbers numbers;

    Destination(PhoneNumbers numbers) {
        this.numbers = numbers;
    }

    /** The destination as it is kept, a phone number as +E.164; what is wrong with it is added to the problems. */
    String read(ChannelType type, String text, Problems problems) {
        return switch (type) {
            case WEBHOOK -> {
                Target.fault(text).ifPresent(fault -> problems.add(ProblemCode.INVALID_URL.at(POINTER, fault)));
                yield text;
            }
            case EMAIL -> {
                if (text.length() > LONGEST_ADDRESS || !ADDRESS.matcher(text).matches()) {
                    problems.add(ProblemCode.UNPROCESSABLE.at(
                            POINTER, "The value must be a mail address in plain ASCII, such as ada@example.com."));
                }
                yield text;
            }
            case SMS, VOICE -> {
                PhoneNumberReading reading = numbers.readInternational(text);
                reading.flaw().ifPresent(why -> problems.add(ProblemCode.INVALID_PHONE_NUMBER.at(POINTER, why)));
                yield reading.e164().orElse(text);
            }
        };
    }
}
