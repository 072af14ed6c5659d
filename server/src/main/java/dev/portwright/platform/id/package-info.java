/**
 * Identifiers of rows. Imports {@code platform.time} only.
 */
@NullMarked
package dev.portwright.platform.id;

import org.jspecify.annotations.NullMarked;
