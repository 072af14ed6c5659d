/**
 * Starts Portwright in tests, and calls it as its customers and its desk do. Needs nothing but a JDK, Jackson and, for
 * {@link dev.portwright.testkit.PortwrightTest}, JUnit. {@code docs/testkit.md} shows how.
 */
@NullMarked
package dev.portwright.testkit;

import org.jspecify.annotations.NullMarked;
