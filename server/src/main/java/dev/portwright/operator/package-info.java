/**
 * The porting desk: the people who play the losing carrier's part for all accounts, their list of work and what they do
 * with orders. Imports {@code platform}, {@code account}, {@code phonenumber} and {@code portingorder}.
 */
@NullMarked
package dev.portwright.operator;

import org.jspecify.annotations.NullMarked;
