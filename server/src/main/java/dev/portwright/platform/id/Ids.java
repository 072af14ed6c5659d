package dev.portwright.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes ids: UUID version 7 (RFC 9562), which sort in the order they were made in. */
@ApplicationScoped
public class Ids {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final TimeBasedEpochGenerator generator;

    public Ids(Clock clock) {
        this.generator = Generators.timeBasedEpochGenerator(new SecureRandom(), new UUIDClock() {
            @Override
            public long currentTimeMillis() {
                return clock.millis();
            }
        });
    }

    public UUID next() {
        return generator.generate();
    }

    /** Sorts after all ids that were made before this time, and before those that are made from then on. */
    public static UUID border(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }

    /** True for a UUID as RFC 9562 writes it, in either case. */
    public static boolean isUuid(String value) {
        return UUID_FORM.matcher(value).matches();
    }
}
