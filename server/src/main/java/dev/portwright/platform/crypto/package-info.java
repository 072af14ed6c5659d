/**
 * Encryption of customer data at rest. Imports {@code platform.config}, {@code platform.db}
 * and {@code platform.job} only.
 */
@NullMarked
package dev.portwright.platform.crypto;

import org.jspecify.annotations.NullMarked;
