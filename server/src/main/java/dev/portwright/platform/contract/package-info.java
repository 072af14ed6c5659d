/**
 * The API description as data: request bodies and query parameters are checked against it. Imports {@code platform.json} and {@code platform.problem} only.
 */
@NullMarked
package dev.portwright.platform.contract;

import org.jspecify.annotations.NullMarked;
