@NullMarked
package dev.portwright.testkit;

import org.jspecify.annotations.NullMarked;
