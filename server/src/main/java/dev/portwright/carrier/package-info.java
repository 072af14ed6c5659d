/**
 * Which carrier holds a number: a table of number ranges, shipped with the product and replaceable by the operator.
 * Imports {@code phonenumber}, {@code account} and {@code platform}.
 */
@NullMarked
package dev.portwright.carrier;

import org.jspecify.annotations.NullMarked;
