/** What tests of every package share. */
@NullMarked
package dev.portwright.testing;

import org.jspecify.annotations.NullMarked;
