package dev.portwright.porting.extension;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Extensions on the wire: schema {@code PortingPhoneNumberExtension}. They do not change once they are made. */
record ExtensionJson(
        UUID id,
        String recordType,
        UUID portingPhoneNumberId,
        ExtensionRange extensionRange,
        List<ExtensionRange> activationRanges,
        Instant createdAt,
        Instant updatedAt) {
    static ExtensionJson of(Extension extension) {
        return new ExtensionJson(
                extension.id(),
                "porting_phone_number_extension",
                extension.numberId(),
                extension.range(),
                extension.activationRanges(),
                extension.createdAt(),
                extension.createdAt());
    }
}
