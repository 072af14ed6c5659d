@NullMarked
package dev.portwright.platform.job;

import org.jspecify.annotations.NullMarked;
