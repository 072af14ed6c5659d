package dev.portwright.porting.window;

import dev.portwright.foc.FocWindow;
import java.time.Instant;

/** A window on the wire: schema {@code PortingOrdersAllowedFocWindow}. The published API calls its type so. */
record AllowedFocWindowJson(Instant startedAt, Instant endedAt, String recordType) {

    static AllowedFocWindowJson of(FocWindow window) {
        return new AllowedFocWindowJson(window.startsAt(), window.endsAt(), "porting_order");
    }
}
