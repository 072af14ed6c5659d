/**
 * What can be wrong with a request, and the exception that carries it. Imports nothing of the product.
 */
@NullMarked
package dev.portwright.platform.problem;

import org.jspecify.annotations.NullMarked;
