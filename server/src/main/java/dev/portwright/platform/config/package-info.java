/**
 * What the operator decided about this process. Imports nothing of the product.
 */
@NullMarked
package dev.portwright.platform.config;

import org.jspecify.annotations.NullMarked;
