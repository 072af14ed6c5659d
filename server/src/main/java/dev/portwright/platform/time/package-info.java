/**
 * The one clock of the product. Imports nothing of the product.
 */
@NullMarked
package dev.portwright.platform.time;

import org.jspecify.annotations.NullMarked;
