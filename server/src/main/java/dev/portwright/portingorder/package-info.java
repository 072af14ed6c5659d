/**
 * The porting order: creating, splitting, editing, listing, its numbers and its history. The only package that changes an order.
 */
@NullMarked
package dev.portwright.portingorder;

import org.jspecify.annotations.NullMarked;
