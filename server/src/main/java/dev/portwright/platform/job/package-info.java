/**
 * Work to be done later: written in the transaction of the change it follows from, done once it is due on the
 * product's clock. Imports {@code platform.config}, {@code platform.db} and {@code platform.time} only.
 */
@NullMarked
package dev.portwright.platform.job;

import org.jspecify.annotations.NullMarked;
