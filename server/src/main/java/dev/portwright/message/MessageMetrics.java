package dev.portwright.message;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what becomes of messages. */
@ApplicationScoped
@Startup // they are there from the beginning
class MessageMetrics {
    private final Counter sent;
    private final Counter putOff;
    private final Counter failed;
    private final Counter leftOut;

    MessageMetrics(MeterRegistry meters) {
        this.sent = counter(meters, "sent");
        this.putOff = counter(meters, "put_off");
        this.failed = counter(meters, "failed");
        this.leftOut = counter(meters, "left_out");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("portwright.messages")
                .description("Mails and other messages to people")
                .tag("outcome", outcome)
                .register(meters);
    }

    void sent() {
        sent.increment();
    }

    /** Not taken now, to be tried again. */
    void putOff() {
        putOff.increment();
    }

    void failed() {
        failed.increment();
    }

    /** Never written, because too many of their account wait or nobody sends such any more. */
    void leftOut(int messages) {
        leftOut.increment(messages);
    }
}
