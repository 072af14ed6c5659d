/**
 * Encryption of customer data at rest.
 */
@Room(
        imports = {"platform.config", "platform.db", "platform.job"},
        tables = {"encryption_check", "sealed_value_count"})
@NullMarked
package dev.portwright.platform.crypto;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
