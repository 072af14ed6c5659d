/**
 * The losing carrier and the clearing house of a sandbox: programs that do what the data of an order tells them to. Imports {@code platform}, {@code account}, {@code activation}, {@code exceptiontype}, {@code foc} and {@code portingorder}.
 */
@NullMarked
package dev.portwright.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
