/**
 * Encryption of customer data at rest. Imports nothing of the product.
 */
@NullMarked
package dev.portwright.platform.crypto;

import org.jspecify.annotations.NullMarked;
