/**
 * The one clock of the product. Imports {@code platform.config} only.
 */
@NullMarked
package dev.portwright.platform.time;

import org.jspecify.annotations.NullMarked;
