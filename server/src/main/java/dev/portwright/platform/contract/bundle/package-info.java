/**
 * The build step that makes the API description of its parts in {@code src/main/openapi}; no server runs any of it.
 * Imports nothing else of the product.
 */
@NullMarked
package dev.portwright.platform.contract.bundle;

import org.jspecify.annotations.NullMarked;
