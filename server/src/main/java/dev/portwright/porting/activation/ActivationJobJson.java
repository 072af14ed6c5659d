package dev.portwright.porting.activation;

import dev.portwright.foc.ActivationType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An activation job on the wire: schema {@code PortingOrdersActivationJob}. */
record ActivationJobJson(
        UUID id,
        String recordType,
        String status,
        ActivationType activationType,
        Instant activateAt,
        List<Window> activationWindows,
        Instant createdAt,
        Instant updatedAt) {

    record Window(Instant startAt, Instant endAt) {}

    static ActivationJobJson of(ActivationJob job) {
        return new ActivationJobJson(
                job.id(),
                "porting_activation_job",
                job.status().word(),
                job.type(),
                job.activateAt(),
                List.of(new Window(job.windowStart(), job.windowEnd())),
                job.createdAt(),
                job.updatedAt());
    }
}
