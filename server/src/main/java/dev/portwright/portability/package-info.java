/**
 * Tells whether numbers can be ported and how. Imports {@code phonenumber}, {@code carrier} and {@code platform.problem}.
 */
@NullMarked
package dev.portwright.portability;

import org.jspecify.annotations.NullMarked;
