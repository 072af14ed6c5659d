/** Rules about the code itself. */
@NullMarked
package dev.portwright.architecture;

import org.jspecify.annotations.NullMarked;
