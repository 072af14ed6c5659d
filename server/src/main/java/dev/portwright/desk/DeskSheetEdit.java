package dev.portwright.desk;

import dev.portwright.platform.config.Settings.Activation;
import org.jspecify.annotations.Nullable;

/** What an operator changes on the sheet of an order; null leaves something as it is. */
record DeskSheetEdit(
        @Nullable Wanted<String> carrierOrderNumber,
        @Nullable Wanted<Activation> activation) {

    /** @param value null to strike out what stands there */
    record Wanted<T>(@Nullable T value) {}
}
