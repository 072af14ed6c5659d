/**
 * The numbers that an account owns once they are ported, and how they are set up. Imports {@code platform},
 * {@code account} and {@code reference}; whoever activates an order puts its numbers here.
 */
@NullMarked
package dev.portwright.inventory;

import org.jspecify.annotations.NullMarked;
