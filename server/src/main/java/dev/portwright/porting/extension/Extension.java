package dev.portwright.porting.extension;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Extensions of a number.
 *
 * @param numberId the number, by its id on its order
 * @param activationRanges those that are to work here: parts of the range, none twice
 */
record Extension(
        UUID id, UUID numberId, ExtensionRange range, List<ExtensionRange> activationRanges, Instant createdAt) {}
