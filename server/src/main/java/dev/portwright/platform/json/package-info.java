/**
 * JSON as the API speaks it: strict reading of bodies, writing of answers. Imports {@code platform.problem} only.
 */
@NullMarked
package dev.portwright.platform.json;

import org.jspecify.annotations.NullMarked;
