/**
 * Starts and stops the program: settings, the embedded database, the command line. May import every other package.
 */
@NullMarked
package dev.portwright.app;

import org.jspecify.annotations.NullMarked;
