/**
 * The moment at which numbers change hands: activation jobs, their windows, and the clearing house. Imports {@code platform}, {@code account}, {@code foc} and {@code portingorder}.
 */
@NullMarked
package dev.portwright.activation;

import org.jspecify.annotations.NullMarked;
