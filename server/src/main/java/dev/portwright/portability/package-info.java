/**
 * Tells whether numbers can be ported and how. Imports {@code phonenumber}, {@code carrier}, {@code account} and
 * {@code platform}.
 */
@NullMarked
package dev.portwright.portability;

import org.jspecify.annotations.NullMarked;
