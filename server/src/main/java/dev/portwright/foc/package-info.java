/**
 * When numbers can be ported: windows for the firm order commitment (FOC), from one calendar file per country. Imports
 * {@code phonenumber} only.
 */
@NullMarked
package dev.portwright.foc;

import org.jspecify.annotations.NullMarked;
