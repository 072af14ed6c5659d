/**
 * What the owner of an order and the operator say to each other about it. Imports {@code platform}, {@code account},
 * {@code event} and {@code portingorder}.
 */
@NullMarked
package dev.portwright.comment;

import org.jspecify.annotations.NullMarked;
