/**
 * Which carrier holds a number: a table of number ranges, shipped with the product and replaceable by the operator.
 * Imports {@code phonenumber}, {@code platform.db} and {@code platform.problem}.
 */
@NullMarked
package dev.portwright.carrier;

import org.jspecify.annotations.NullMarked;
