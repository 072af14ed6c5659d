/** Portwright, a self-hosted number-porting platform. One package per feature; {@code platform} knows none of them. */
@NullMarked
package dev.portwright;

import org.jspecify.annotations.NullMarked;
