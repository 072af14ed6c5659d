/** Many random lives of orders at once, and what must be true of them at every moment. */
@NullMarked
package dev.portwright.simulation;

import org.jspecify.annotations.NullMarked;
