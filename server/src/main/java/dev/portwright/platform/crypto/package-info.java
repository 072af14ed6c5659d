/**
 * Encryption of customer data at rest. Imports {@code platform.config} and {@code platform.db} only.
 */
@NullMarked
package dev.portwright.platform.crypto;

import org.jspecify.annotations.NullMarked;
