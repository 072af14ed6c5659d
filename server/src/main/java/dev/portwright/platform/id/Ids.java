package dev.portwright.platform.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Makes ids: UUID version 7 (RFC 9562), which sort in the order they were made in. */
@ApplicationScoped
public class Ids {
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
}
